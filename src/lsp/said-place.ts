import type { TextPlaces } from './text.ts'

/**
 * The place that a message begins with, as in `intents.yaml:4:5 is not YAML`, and what it goes on to say. A message about another
 * text stays whole, and stands at the start of this one.
 */
export function saidPlace(message: string, uri: string, { offsetOf }: TextPlaces): { offset: number; says: string } {
  const [, line, column, says] = (message.startsWith(uri) && /^:(\d+):(\d+)[: ]+([^]*)$/.exec(message.slice(uri.length))) || []
  return { offset: offsetOf(Number(line ?? 1), Number(column ?? 1)), says: says ?? message }
}
