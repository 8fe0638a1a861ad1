import { isObject, own, type Json } from '../core/json.ts'
import type { Span } from '../core/tool.ts'
import type { LspCodeAction, LspPosition, LspRange } from './protocol.ts'
import type { State } from './state.ts'
import { textPlaces } from './text.ts'

/** The command that puts the cursor where a person has to write something that an action left open. */
export const SELECT = 'rightcall.select'

/** For an action: after its edit, a place of the text that the edit leaves is selected, where the client can do that. */
export function selecting(uri: string, after: string, span: Span, { abilities }: State): Pick<LspCodeAction, 'command'> {
  if (!abilities.selects) return {}
  const range = textPlaces(after, abilities.encoding).rangeOf(span)
  return { command: { title: 'Go to the reason', command: SELECT, arguments: [uri, range] } }
}

/** What the client sends back; undefined for anything else. */
export function placeToSelect({
  command,
  arguments: given,
}: {
  readonly command: string
  readonly arguments?: readonly unknown[]
}): { uri: string; selection: LspRange } | undefined {
  const [uri, range] = given ?? []
  if (command !== SELECT || typeof uri !== 'string' || !isObject(range)) return undefined
  const [start, end] = [positionIn(own(range, 'start')), positionIn(own(range, 'end'))]
  return start === undefined || end === undefined ? undefined : { uri, selection: { start, end } }
}

function positionIn(value: Json | undefined): LspPosition | undefined {
  if (!isObject(value)) return undefined
  const [line, character] = [own(value, 'line'), own(value, 'character')]
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : undefined
}
