import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import { isArray, isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { BASELINE_VERSION, baselineText, withoutTwins, type Accepted, type Baseline } from '../lint/baseline.ts'
import { openData } from '../sources/data.ts'
import { placesIn } from '../sources/problems.ts'
import { readText } from '../sources/read-text.ts'
import { saveText } from '../sources/write/save.ts'

/** A baseline as it was read. */
export interface ReadBaseline extends Baseline {
  /** Findings that stand in it more than once. */
  readonly twins: number
  /** What the file held. */
  readonly text: string
}

const KIND = 'rightcall-baseline'
const KEYS = ['kind', 'version', 'rules-version', 'findings', 'texts']
const ENTRY_KEYS = ['fingerprint', 'rule', 'tool', 'in', 'says', 'reason']
const ANEW = 'Restore it from version control, or delete it and write a new one with --write-baseline.'

/** Reads a baseline; `uri` is what messages call it. @throws UserError for a file that cannot be read, or is none */
export async function readBaseline(path: string, uri: string, signal: AbortSignal): Promise<ReadBaseline> {
  return baselineFrom(uri, await readText(path, uri, signal))
}

/** The same from a text that was read. @throws UserError for one that is none */
export async function baselineFrom(uri: string, text: string): Promise<ReadBaseline> {
  if (!/\S/.test(text)) throw new UserError(`${uri} is empty.`, { hint: ANEW })
  refuseConflict(uri, text)
  return baselineOf(await opened(uri, text))
}

async function opened(uri: string, text: string): Promise<DataDocument> {
  try {
    return await openData(uri, text)
  } catch (error) {
    // what it says of tool lists does not help here
    throw error instanceof UserError ? new UserError(error.message, { hint: ANEW, cause: error }) : error
  }
}

/** @throws UserError naming the line */
function refuseConflict(uri: string, text: string): void {
  const line = text.split(/\r\n|\n|\r/).findIndex((one) => /^(?:<{7}|={7}|>{7})(?: |$)/.test(one))
  if (line < 0) return
  throw new UserError(`${uri}:${line + 1}:1 has a merge conflict.`, {
    hint: 'Keep the lines of both sides and remove the markers; --prune-baseline then removes fixed findings.',
  })
}

function baselineOf(document: DataDocument): ReadBaseline {
  const { uri, data, text } = document
  if (!isObject(data) || own(data, 'kind') !== KIND) {
    const what = isObject(data) ? `its "kind" is not "${KIND}"` : `it contains ${kindOf(data)}`
    throw new UserError(`${uri} is not a baseline: ${what}.`, { hint: 'Name the file that --write-baseline wrote.' })
  }
  const read = reading(document)
  const version = own(data, 'version')
  if (version !== BASELINE_VERSION) {
    const says = `"version" is ${JSON.stringify(version ?? null)}, and this rightcall reads ${BASELINE_VERSION}`
    const newer = typeof version === 'number' && version > BASELINE_VERSION
    return read.wrong('/version', says, newer ? 'A newer rightcall wrote the file: update rightcall here.' : ANEW)
  }
  read.known('', data, KEYS)
  const findings = read.list('/findings', own(data, 'findings')).map(([at, entry]) => read.accepted(at, entry))
  const apart = withoutTwins(findings)
  return {
    rulesVersion: read.text('/rules-version', own(data, 'rules-version')),
    findings: apart,
    texts: read.list('/texts', own(data, 'texts') ?? []).map(([at, item]) => read.text(at, item)),
    twins: findings.length - apart.length,
    text,
  }
}

/** Reads values out of a baseline; whatever is wrong is a UserError with its place. */
function reading(document: DataDocument) {
  const placeOf = placesIn(document)
  const wrong = (at: Pointer, says: string, hint = ANEW): never => {
    throw new UserError(`${placeOf(document.span(at))} ${says}.`, { hint })
  }
  const [twin] = document.duplicateKeys()
  if (twin !== undefined)
    wrong(twin.at, 'has the same key twice in one object; only the last one would count', 'Keep one of them.')

  const text = (at: Pointer, value: Json | undefined): string =>
    typeof value === 'string' ? value : wrong(at, `${nameOf(at)} must be a string, not ${kindOf(value)}`)
  const known = (at: Pointer, value: JsonObject, keys: readonly string[]): void => {
    for (const key of Object.keys(value)) {
      if (keys.includes(key)) continue
      const hint = didYouMean(nearest(key, keys), `Known keys: ${keys.join(', ')}.`, (near) => `"${near}"`)
      wrong(join(at, key), `has the unknown key ${JSON.stringify(key)}`, hint)
    }
  }
  return {
    wrong,
    text,
    known,
    list(at: Pointer, value: Json | undefined): [Pointer, Json][] {
      if (!isArray(value)) return wrong(at, `${nameOf(at)} must be a list, not ${kindOf(value)}`)
      return value.map((item, index) => [join(at, index), item])
    },
    accepted(at: Pointer, value: Json): Accepted {
      if (!isObject(value)) return wrong(at, `an entry must be an object, not ${kindOf(value)}`)
      known(at, value, ENTRY_KEYS)
      const field = (key: string): string => text(join(at, key), own(value, key))
      const print = field('fingerprint')
      if (!/^[0-9a-f]{16}$/.test(print)) wrong(join(at, 'fingerprint'), 'a fingerprint has 16 hexadecimal digits')
      const optional = (key: string): string | undefined => (own(value, key) === undefined ? undefined : field(key))
      return {
        fingerprint: print,
        rule: field('rule'),
        tool: own(value, 'tool') === null ? null : field('tool'),
        in: field('in'),
        says: optional('says') ?? '',
        reason: optional('reason')?.trim() || undefined,
      }
    },
  }
}

function nameOf(at: Pointer): string {
  return JSON.stringify(at.slice(at.lastIndexOf('/') + 1))
}

/** Writes a baseline where it says something else than before. @throws UserError where it cannot, with the old file as it was */
export async function saveBaseline(
  { path, uri }: { readonly path: string; readonly uri: string },
  before: ReadBaseline | undefined,
  baseline: Baseline,
): Promise<boolean> {
  const text = baselineText(baseline)
  if (before !== undefined) {
    // another layout of the same is the project's own choice
    if (before.twins === 0 && baselineText(before) === text) return false
    await saveText(path, uri, before.text, text)
    return true
  }
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
    return true
  } catch (cause) {
    throw new UserError(`${uri} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
