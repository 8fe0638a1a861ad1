import { own } from '../../../core/json.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { isOnly } from '../../../schema/planting.ts'
import { nameParts } from '../text/words.ts'
import { addsNothing } from './flag-text.ts'

/** What such a flag does where true. */
const ENDS =
  /^(?:truncate|overwrite|force|purge|delete|erase|wipe|destroy|prune|nuke|clobber|cascade|discard|drop|obliterate|shred|uninstall|expunge)$/
/** Not an order, or one to do without: `include_deleted`, `no_force`, `confirm_delete`. */
const APART =
  /^(?:include|included|including|show|with|without|only|no|not|dont|skip|never|is|was|has|had|can|may|list|fetch|get|filter|confirm|confirmed|allowed|prevent|protect|protection|disable|disallow|keep|preserve|notify|log|warn|ask|soft|push)$/
/** True for a flag whose name orders a deletion or an override and whose text adds nothing: `truncateFirst`, `overwrite`, `force`. */
export function isDestructiveFlag(parameter: Parameter): boolean {
  const { name, schema } = parameter
  if (!isOnly(parameter, 'boolean') || own(schema, 'title') !== undefined) return false
  const parts = nameParts(name)
  return parts.some((part) => ENDS.test(part)) && !parts.some((part) => APART.test(part)) && addsNothing(parameter)
}
