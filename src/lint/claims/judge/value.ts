import { isArray, own, type Json } from '../../../core/json.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { NUMBER, numberOf } from '../../lexicon/numbers.ts'
import { unitsOf } from '../../lexicon/units.ts'
import type { Written } from '../statement.ts'

const NUMERAL = new RegExp(`^${NUMBER}$`, 'i')

/**
 * What a text writes, as a value of the parameter's one type; undefined if it is none of that type, in another unit, or where a
 * bare word may be a piece of any sentence. `marked` states that the word stands next to "(default)" or "if omitted".
 */
export function valueOf(parameter: Parameter, written: Written, marked = false): Json | undefined {
  const { kind, text, noun } = written
  const types = parameter.types.filter((type) => type !== 'null')
  const [type] = types
  if (types.length !== 1) return undefined
  if (type === 'integer' || type === 'number')
    return kind === 'word' || kind === 'list' ? undefined : numeric(parameter, text, noun)
  if (type === 'boolean') return kind === 'list' || !/^(?:true|false)$/i.test(text) ? undefined : /^true$/i.test(text)
  if (type === 'array') return kind === 'list' ? listOf(text) : undefined
  return type === 'string' ? textual(parameter, written, marked) : undefined
}

function numeric({ name, types }: Parameter, text: string, noun: string | undefined): number | undefined {
  const value = numberOf(text)
  if (!NUMERAL.test(text) || (types.includes('integer') && !Number.isInteger(value))) return undefined
  const units = noun === undefined ? [] : unitsOf(noun)
  const own = unitsOf(name)
  // "default: 30 seconds" of `timeout_ms` is 30,000
  return units.length > 0 && own.length > 0 && !own.includes(units[0] ?? '') ? undefined : value
}

function textual({ schema, name }: Parameter, { kind, text }: Written, marked: boolean): string | undefined {
  if (kind === 'list' || text.trim() === '' || text.toLowerCase() === name.toLowerCase()) return undefined
  const choices = own(schema, 'enum')
  if (!isArray(choices)) return kind !== 'quoted' && (marked || /^(?:true|false)$/i.test(text)) ? undefined : text
  const found = choices.find((choice) => typeof choice === 'string' && choice.toLowerCase() === text.toLowerCase())
  return typeof found === 'string' ? found : undefined
}

function listOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text.replaceAll("'", '"'))
    return isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
