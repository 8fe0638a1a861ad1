import { readFile } from 'node:fs/promises'
import { glob } from 'tinyglobby'

/** The folder of the package that a file is of, which may lie in another one's. */
const PACKAGE = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/

/** The licences of the packages that files which are bundled are of. */
export async function noticesOf(inputs: readonly string[]): Promise<string> {
  const bundled = [...new Set(inputs.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []))].sort()
  return (await Promise.all(bundled.map(notice))).join('\n\n')
}

async function notice(folder: string): Promise<string> {
  const [file] = await glob(`${folder}/{license,LICENSE,licence,LICENCE,License}*`)
  const text = file === undefined ? 'The package holds no licence text; see its registry page.' : await readFile(file, 'utf8')
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))
  return `${name} ${version} (${license ?? 'licence below'})\n\n${text.trim()}\n`
}
