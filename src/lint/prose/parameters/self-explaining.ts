import { own } from '../../../core/json.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { isOnly } from '../../../schema/planting.ts'
import { nameParts } from '../text/words.ts'

const CLEAR = new Set('page limit offset per_page page_size page_number cursor skip latitude longitude lat lng lon'.split(' '))
/** How many, and from where: clear once a default shows the scale. */
const CLEAR_WITH_DEFAULT = new Set('count size start max_results num_results top_k'.split(' '))

/** A flag, a list of values, a well-known format, a page: what to send is clear. */
export function explainsItself(parameter: Parameter): boolean {
  return (
    isOnly(parameter, 'boolean') ||
    ['enum', 'format'].some((keyword) => own(parameter.schema, keyword) !== undefined) ||
    CLEAR.has(nameParts(parameter.name).join('_')) ||
    (own(parameter.schema, 'default') !== undefined && CLEAR_WITH_DEFAULT.has(nameParts(parameter.name).join('_')))
  )
}
