import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { glob } from 'tinyglobby'
import type { Severity } from '../../src/core/finding.ts'
import { isArray, isObject, ownString, type JsonObject } from '../../src/core/json.ts'
import type { Pointer } from '../../src/core/pointer.ts'
import { count } from '../../src/core/text.ts'
import { UserError } from '../../src/core/user-error.ts'
import { openData } from '../../src/sources/data.ts'

/** What a person said after reading one finding and all of the tool it is about. */
export interface Label {
  readonly server: string
  readonly rule: string
  /** Undefined for a finding about the whole set. */
  readonly tool: string | undefined
  readonly at: Pointer
  readonly right: boolean
  /** Of a wrong one: is the message untrue of this tool, or true and needless? */
  readonly as: 'untrue' | 'needless' | undefined
  /** As it was reported; written down for servers that the corpus does not have, where nobody can look it up. */
  readonly severity: Severity | undefined
  readonly why: string
}

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

/** What a finding and its label have in common within one server. */
export function keyOf({ rule, tool, at }: { rule: string; tool: string | undefined; at: string }): string {
  return JSON.stringify([rule, tool ?? null, at])
}

const KEYS = new Set(['rule', 'tool', 'at', 'verdict', 'as', 'why', 'severity'])

/** A label, or what is wrong with it. */
function labelOf(entry: JsonObject, server: string): Label | string {
  const stranger = Object.keys(entry).find((key) => !KEYS.has(key))
  if (stranger !== undefined) return `has an unknown key "${stranger}"`
  const [rule, tool, at, verdict, as, why, severity] = [...KEYS].map((key) => ownString(entry, key))
  if (rule === undefined) return 'names no rule'
  if (at === undefined || !isPointer(at)) return 'needs `at`, a JSON Pointer into the tool'
  if (verdict !== 'right' && verdict !== 'wrong') return 'needs `verdict: right` or `verdict: wrong`'
  if (verdict === 'wrong' ? as !== 'untrue' && as !== 'needless' : as !== undefined)
    return 'says `as: untrue` or `as: needless` exactly where the verdict is wrong'
  if (why === undefined || why.length < 15 || why.length > 240) return 'needs a `why` of one line (15 to 240 characters)'
  if (severity !== undefined && !isSeverity(severity)) return 'has a `severity` that is none: error, warn or info'
  return {
    server,
    rule,
    tool,
    at,
    right: verdict === 'right',
    as: as === 'untrue' || as === 'needless' ? as : undefined,
    severity,
    why,
  }
}

function isSeverity(text: string): text is Severity {
  return text === 'error' || text === 'warn' || text === 'info'
}

function isPointer(at: string): at is Pointer {
  return at === '' || at.startsWith('/')
}
