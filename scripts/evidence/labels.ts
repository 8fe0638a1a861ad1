import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { glob } from 'tinyglobby'
import { isArray, isObject, ownString } from '../../src/core/json.ts'
import type { Pointer } from '../../src/core/pointer.ts'
import { count } from '../../src/core/text.ts'
import { UserError } from '../../src/core/user-error.ts'
import { openData } from '../../src/sources/data.ts'
import { keyOf, labelOf, type Label } from './label.ts'

export interface LabelFile {
  readonly path: string
  readonly server: string
  readonly version: string
  readonly labels: readonly Label[]
}

/** All label files below a folder, one a server, named by the server. @throws UserError listing every fault with its place */
export async function readLabels(folder: string): Promise<LabelFile[]> {
  const files: LabelFile[] = []
  const faults: string[] = []
  for (const name of (await glob('**/*.yaml', { cwd: folder })).sort()) {
    const path = `${folder}/${name}`
    const { data, text, span } = await openData(path, await readFile(join(folder, name), 'utf8'))
    const fault = (at: Pointer, says: string) => {
      const line = text.slice(0, span(at)?.start ?? 0).split('\n').length
      faults.push(`${path}:${line} ${says}`)
    }
    if (!isObject(data) || !isArray(data['labels'])) {
      fault('', 'needs `server`, `version` and a list of `labels`')
      continue
    }
    const server = ownString(data, 'server') ?? ''
    if (`${server}.yaml` !== name) fault('/server', `says server "${server}", but the file is ${name}`)
    const seen = new Set<string>()
    const labels = data['labels'].flatMap((entry, index) => {
      const at: Pointer = `/labels/${index}`
      const label = isObject(entry) ? labelOf(entry, server) : 'is no label'
      if (typeof label === 'string') return fault(at, label) ?? []
      if (seen.has(keyOf(label))) return fault(at, 'labels the same place twice') ?? []
      seen.add(keyOf(label))
      return [label]
    })
    files.push({ path, server, version: String(data['version'] ?? ''), labels })
  }
  if (faults.length > 0) throw new UserError(`${count(faults.length, 'fault')} in labels:\n${faults.join('\n')}`)
  return files
}
