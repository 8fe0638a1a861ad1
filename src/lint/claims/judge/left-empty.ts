import { isArray, own } from '../../../core/json.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { absencesIn } from '../read/absence.ts'

/** A required parameter that its text has left empty, where nothing empty is of its type. */
export interface LeftEmpty {
  readonly parameter: Parameter
  /** "Leave empty", in its description. */
  readonly words: Span
}

/** The required parameters whose texts tell to leave them empty although the schema takes no empty value; an empty text may be meant where one fits. */
export function* leftEmpty(tool: Tool): Iterable<LeftEmpty> {
  for (const parameter of parametersOf(tool)) {
    const { required, description } = parameter
    if (!required || !description || mayBeEmpty(parameter)) continue
    const told = absencesIn(description).find(
      ({ how, words, sentence }) =>
        how === 'empty' &&
        /^leave\b/i.test(description.slice(words.start, words.end)) &&
        !/\b(?:not|never|don.t|cannot)\b/i.test(description.slice(sentence.start, words.start)),
    )
    if (told !== undefined) yield { parameter, words: told.words }
  }
}

function mayBeEmpty({ types, schema }: Parameter): boolean {
  if (types.length === 0 || types.includes('null') || types.includes('object')) return true
  if (types.includes('array')) return own(schema, 'minItems') === undefined || own(schema, 'minItems') === 0
  if (!types.includes('string')) return false
  const values = own(schema, 'enum')
  if (isArray(values)) return values.includes('')
  const least = own(schema, 'minLength')
  return !(typeof least === 'number' && least > 0)
}
