import { UserError } from '../core/user-error.ts'

/** Levels of nesting that we follow. Real tool lists have a few dozen at most; our walkers recurse. */
export const DEEPEST = 500

/** What to say of a document whose nesting our walkers must not follow. */
export function tooDeep(uri: string): UserError {
  return new UserError(`${uri} nests more than ${DEEPEST} levels deep.`, {
    hint: 'No client or model reads such a schema. Flatten it, or move repeated parts to $defs.',
  })
}
