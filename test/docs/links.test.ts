/* Links of pages lead to a file and a heading that exist, in the repository and in an installed package. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { glob } from 'tinyglobby'
import { anchorsOf, PAGES, pageText, ROOT } from '../helpers/pages.ts'

interface Link {
  readonly page: string
  readonly to: string
  readonly anchor: string | undefined
  /** By an address, so it is no matter what the package holds. */
  readonly online: boolean
}

const OWN = 'https://github.com/rightcall/rightcall/blob/'

function linksOf(page: string): readonly Link[] {
  const prose = pageText(page)
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, '')
  const named = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => href)
  return named.flatMap((href) => {
    const own = href.startsWith(OWN) ? `/${href.slice(OWN.length).replace(/^[^/]*\//, '')}` : href
    if (/^[a-z]+:/.test(own)) return []
    const [path = '', anchor] = own.split('#')
    const to = path === '' ? page : path.startsWith('/') ? path.slice(1) : relative('.', join(dirname(page), path))
    return [{ page, to, anchor, online: own !== href }]
  })
}

const SHIPPED = await shipped()
const ALL = [...PAGES, ...SHIPPED.filter((path) => path.endsWith('.md') && !PAGES.includes(path))]

test('every link leads to a file, and to a heading of it', () => {
  const dead = [...ALL, 'CONTRIBUTING.md', 'editors/vscode/README.md'].flatMap(linksOf).filter(({ to, anchor }) => {
    if (!existsSync(join(ROOT, to))) return true
    return anchor !== undefined && (!to.endsWith('.md') || !anchorsOf(pageText(to)).includes(anchor))
  })
  expect(dead).toEqual([])
})

test('in an installed package they do, too', () => {
  const isThere = (path: string) => SHIPPED.includes(path) || SHIPPED.some((file) => file.startsWith(`${path}/`))
  const missing = ALL.filter((page) => SHIPPED.includes(page))
    .flatMap(linksOf)
    .filter(({ to, online }) => !online && !isThere(to))
  expect(missing.map(({ page, to }) => `${page}: ${to}`)).toEqual([])
})

test('every page is one click from the README', () => {
  const linked = linksOf('README.md').map(({ to }) => to)
  expect(PAGES.filter((page) => page !== 'README.md' && !linked.includes(page))).toEqual([])
})

test('what the program and what it writes name of the repository is there', async () => {
  const files = await glob(['src/**/*.{ts,tsx}', 'editors/vscode/{README.md,package.json}', 'templates/*', 'action.yml'], {
    cwd: ROOT,
  })
  const named = files.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(
        /github\.com\/rightcall\/rightcall(?:\/blob\/[^/\s]+\/([\w./-]+))?(?:#([\w-]+))?/g,
      ),
    ].map(([, path = 'README.md', anchor]) => ({ file, path, anchor })),
  )
  expect(named.length).toBeGreaterThan(3)
  const dead = named.filter(
    ({ path, anchor }) =>
      !path.endsWith('/') &&
      (!existsSync(join(ROOT, path)) || (anchor !== undefined && !anchorsOf(pageText(path)).includes(anchor))),
  )
  expect(dead).toEqual([])
})

/** What the package holds, by the patterns of its `files`, and what npm always takes. */
async function shipped(): Promise<readonly string[]> {
  const { files }: { readonly files: readonly string[] } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const patterns = files.map((name) =>
    existsSync(join(ROOT, name)) && statSync(join(ROOT, name)).isDirectory() ? `${name}/**` : name,
  )
  return glob([...patterns, 'package.json', 'README.md', 'LICENSE'], { cwd: ROOT, ignore: 'dist/**' })
}
