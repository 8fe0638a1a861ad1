import type { Intent } from '../../core/intent.ts'
import { expectedCallsOf } from './expected.ts'
import type { Check } from './check.ts'

/**
 * An intent that says the name of its tool measures whether a model can copy a word. A name of one plain word is left alone:
 * people say "search" when they want to search.
 */
export const leak: Check = function* ({ intents }) {
  for (const [index, intent] of intents.entries()) {
    for (const tool of new Set(expectedCallsOf(intent).map((call) => call.tool))) {
      if (!says(intent, tool)) continue
      yield {
        severity: 'warn',
        at: `/intents/${index}/says`,
        message: `This names its own tool, ${tool}: a model finds it without reading any description. Write it as a user would say it.`,
      }
    }
  }
}

/** The name as a whole: `get_order` is not in `get_orders`. */
function says({ says: text }: Intent, tool: string): boolean {
  if (!isCoded(tool)) return false
  const [folded, name] = [text.toLowerCase(), tool.toLowerCase()]
  for (let at = folded.indexOf(name); at !== -1; at = folded.indexOf(name, at + 1)) {
    const around = [folded.slice(0, at).at(-1), folded.at(at + name.length)]
    if (!around.some((letter) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter))) return true
  }
  return false
}

/** `get_order`, `getOrder`, `orders.get`: what nobody says in a sentence. */
function isCoded(name: string): boolean {
  return /[_.:/-]|\p{Ll}\p{Lu}|\d/u.test(name)
}
