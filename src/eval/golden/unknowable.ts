import type { Json } from '../../core/json.ts'
import { clip } from '../../core/text.ts'
import type { Check } from './check.ts'
import { expectedCallsOf } from './expected.ts'

/** A value with digits in it, such as an id, that the intent does not say: no model can know it. */
export const unknowable: Check = function* ({ intents, prompt }) {
  for (const [index, intent] of intents.entries()) {
    const known = `${intent.says} ${prompt.system ?? ''}`.toLowerCase()
    for (const { tool, arguments: expected } of expectedCallsOf(intent)) {
      for (const [name, matcher] of Object.entries(expected ?? {})) {
        if (!('equals' in matcher) || !isUnsaid(matcher.equals, known)) continue
        yield {
          severity: 'info',
          at: `/intents/${index}/says`,
          message: `${intent.id} expects ${tool} with ${clip(name, 60)} ${clip(JSON.stringify(matcher.equals), 60)}, but its words do not contain that value.`,
        }
      }
    }
  }
}

/** Long digits are no default and no count that a model might guess. Dates are said in words. */
function isUnsaid(value: Json, known: string): boolean {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).toLowerCase() : ''
  return /\d{4}/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text) && !text.includes(' ') && !digitsOf(known).includes(digitsOf(text))
}

/** `4 711` and `4,711` say 4711. */
function digitsOf(text: string): string {
  return text.replaceAll(/(?<=\d)[\s,.'](?=\d)/g, '')
}
