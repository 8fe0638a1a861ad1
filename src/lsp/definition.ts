import { isObject } from '../core/json.ts'
import { typedAt } from '../session/typing.ts'
import type { LspLocation, LspPosition } from './protocol.ts'
import type { Opened, State } from './state.ts'
import { isSuite, toolNamedAround, toolsOfSuite } from './suite.ts'
import { textPlaces } from './text.ts'

/** Where the tool stands that an intent names, or the parameter of one of its arguments. */
export function definitionAt(opened: Opened, position: LspPosition, state: State): LspLocation[] {
  const { document, places } = opened
  const typing = typedAt(document.text, places.offsetAt(position))
  if (typing === undefined || !isSuite(typing.data)) return []
  const { path, part, data, typed } = typing
  const word = document.text.slice(typed.start, typed.end)
  const suite = toolsOfSuite(isObject(data) ? data : undefined, opened, state)
  const isArgument = part === 'key' && path.at(-1) === 'arguments'
  const names = part !== 'key' && (path.at(-1) === 'tool' || path.at(-2) === 'not') ? word : undefined
  const wanted = isArgument ? toolNamedAround(data, path) : names
  const tool = suite?.tools.find(({ name }) => name === wanted)
  const span = tool?.origin?.span(isArgument ? `/inputSchema/properties/${word}` : '')
  if (suite === undefined || span === undefined) return []
  return [{ uri: suite.uri, range: textPlaces(suite.text, state.abilities.encoding).rangeOf(span) }]
}
