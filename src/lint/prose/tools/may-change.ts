import type { Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { verbForm } from '../../lexicon/verbs.ts'
import { actionsOf } from './actions.ts'
import { effectOfName, openersOf } from './effect.ts'
import { statedLoss } from './losses.ts'
import { statedChange } from './side-effects.ts'

/** Words that a change could hide behind, in addition to those of the lexicon. */
const ALSO = new Set('consumption destructive modification cost costs log logs side bill billed billing quota credits'.split(' '))
/** Most texts of readers have them, as things or of what is read. */
const HARMLESS = new Set(
  'set order label tag link issue message email mail record post comment share draft build branch change note block book claim sign seed bill star pin pay'.split(
    ' ',
  ),
)

/**
 * True if name and opening words only read, and no other word of the text may mean a change: a verb of change in any form
 * that is not a plain thing.
 */
export function onlyReads(tool: Tool): boolean {
  const { name, description = '' } = tool
  const openers = openersOf(description)
  if (effectOfName(name)?.effect !== 'reads' || openers.length === 0) return false
  if (openers.some(({ effect }) => effect !== 'reads') || actionsOf(tool).some(({ effect }) => effect !== 'reads')) return false
  if (statedChange(description) !== undefined || statedLoss(description) !== undefined) return false
  return !hintsAtChange(description) && !parametersOf(tool).some(savesSomething)
}

/** "Path to save the body to": with this parameter, a call writes a file. */
function savesSomething({ description = '' }: Parameter): boolean {
  return (
    /\b(?:save|write|store|export|download|dump)(?:s|d|ing)?\b[^.\n]{0,60}\b(?:to|in|into|as)\b/i.test(description) &&
    WHERE.test(description)
  )
}

const WHERE = /\b(?:path|file|filename|folder|directory|disk)\b/i

/** True if any word of a text may mean a change, in whatever clause. */
export function hintsAtChange(text: string): boolean {
  const words =
    text
      .slice(0, 10_000)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  return words.some((word, at) => mayChange(word, words[at - 1] ?? ''))
}

/** "removes it", "is removed"; the last-modified date of a page was changed by others. */
function mayChange(word: string, before: string): boolean {
  if (ALSO.has(word)) return true
  const known = verbForm(word)
  if (known === undefined || known.verb.effect === 'reads') return false
  if (known.form === 'participle') return /^(?:is|are|be|being|gets?)$/.test(before)
  return known.form === 'gerund' || !HARMLESS.has(known.verb.verb)
}
