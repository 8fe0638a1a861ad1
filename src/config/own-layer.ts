import { resolve } from 'node:path'
import { own, kindOf, type Json } from '../core/json.ts'
import { isPointer, join, type Pointer } from '../core/pointer.ts'
import { DEFAULTS, type Config, type IgnoreEntry, type Override, type Sourced } from './config.ts'
import { FILE_KEYS, IGNORE_KEYS, LINT_KEYS, OVERRIDE_KEYS } from './keys.ts'
import { ownEval } from './own-eval.ts'
import { ownPrices } from './own-prices.ts'
import { ownTargets } from './own-targets.ts'
import type { Reader } from './reader.ts'
import { failOn, gate, maxWarnings, profiles, rules } from './settings.ts'

/** What one file itself says, without what it extends. @throws UserError with the place of what is wrong */
export function ownLayer(file: Reader, base: string): Config {
  const data = file.object('', file.document.data, FILE_KEYS)
  schema(file, own(data, '$schema'))
  const lint = own(data, 'lint')
  const linting = lint === undefined ? {} : file.object('/lint', lint, LINT_KEYS)
  return {
    files: [],
    preset: preset(file, own(data, 'preset')),
    profiles: profiles(file, '/profiles', own(data, 'profiles')) ?? DEFAULTS.profiles,
    rules: rules(file, '/rules', own(data, 'rules')),
    overrides: file.list('/overrides', own(data, 'overrides')).map(([at, entry]) => override(file, at, entry, base)),
    flags: new Map(),
    ignore: file.list('/ignore', own(data, 'ignore')).map(([at, entry]) => ignore(file, at, entry)),
    maxWarnings: maxWarnings(file, '/max-warnings', own(data, 'max-warnings')) ?? DEFAULTS.maxWarnings,
    failOn: failOn(file, '/lint/fail-on', own(linting, 'fail-on')) ?? DEFAULTS.failOn,
    gate: gate(file, '/gate', own(data, 'gate')) ?? DEFAULTS.gate,
    targets: ownTargets(file, own(data, 'targets'), base) ?? DEFAULTS.targets,
    baseline: baseline(file, own(linting, 'baseline'), base),
    prices: ownPrices(file, own(data, 'prices')),
    eval: ownEval(file, own(data, 'eval'), base),
  }
}

/** For editors; nothing is fetched. */
function schema(file: Reader, value: Json | undefined): void {
  if (value !== undefined && typeof value !== 'string') file.wrong('/$schema', `"$schema" must be a string, not ${kindOf(value)}`)
}

function preset(file: Reader, value: Json | undefined): Config['preset'] {
  if (value === undefined) return DEFAULTS.preset
  if (value === 'recommended' || value === 'strict') return { value, from: file.place('/preset') }
  return file.wrong('/preset', `preset must be "recommended" or "strict", not ${JSON.stringify(value)}`)
}

/** A path is relative to the folder of the file that says it. */
function baseline(file: Reader, found: Json | undefined, base: string): Config['baseline'] {
  if (found === undefined) return DEFAULTS.baseline
  const at = '/lint/baseline'
  if (typeof found === 'string' && found.trim() !== '') return { value: resolve(base, found), from: file.place(at) }
  return file.wrong(at, `"lint.baseline" must be the path of a file, not ${typeof found === 'string' ? 'empty' : kindOf(found)}`)
}

function override(file: Reader, at: Pointer, value: Json, base: string): Override {
  const entry = file.object(at, value, OVERRIDE_KEYS)
  const files = file.strings(join(at, 'files'), own(entry, 'files')).map(([, pattern]) => pattern)
  if (files.length === 0) return file.wrong(at, 'an override needs "files", a list of patterns')
  return { files, base, rules: rules(file, join(at, 'rules'), own(entry, 'rules')) }
}

function ignore(file: Reader, at: Pointer, value: Json): Sourced<IgnoreEntry> {
  const entry = file.object(at, value, IGNORE_KEYS)
  const text = (key: keyof typeof IGNORE_KEYS): string | undefined => {
    const found = own(entry, key)
    return found === undefined || typeof found === 'string'
      ? found
      : file.wrong(join(at, key), `"${key}" must be a string, not ${kindOf(found)}`)
  }
  const [rule, tool, place, reason] = [text('rule'), text('tool'), text('at'), text('reason')]
  if (rule === undefined) return file.wrong(at, 'an ignore entry needs "rule"')
  if (!reason?.trim())
    return file.wrong(
      reason === undefined ? at : join(at, 'reason'),
      `the ignore entry for ${rule} needs a "reason": the next reader must know why this finding is accepted`,
    )
  if (place !== undefined && !isPointer(place))
    return file.wrong(join(at, 'at'), `"at" must be a JSON Pointer such as /inputSchema/properties/limit, not "${place}"`)
  return { value: { rule, tool, at: place, reason }, from: file.place(at) }
}
