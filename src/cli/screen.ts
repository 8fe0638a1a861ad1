import type { World } from './command.ts'

/**
 * What a terminal can do. FORCE_COLOR counts before NO_COLOR, and an empty one of them is none. A dumb terminal gets no colours and no
 * display that moves the cursor.
 */
export function screenOf(
  { isTTY = false, columns = 80 }: { readonly isTTY?: boolean; readonly columns?: number },
  { NO_COLOR, FORCE_COLOR, TERM }: World['env'],
): World['stdout'] {
  const terminal = isTTY && TERM !== 'dumb'
  const forced = FORCE_COLOR ? FORCE_COLOR !== '0' && FORCE_COLOR !== 'false' : undefined
  return { terminal, color: forced ?? (NO_COLOR ? false : terminal), width: columns }
}
