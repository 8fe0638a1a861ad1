import { UserError } from '../../core/user-error.ts'

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/

/** What to do about a conflict. No line of JSON can begin like its markers, so none is taken for one. */
const AGAIN = 'Run rightcall snapshot again with the same targets: it keeps what both sides have, and reads the rest again.'

/** The first line with a marker of a merge conflict, from 1; undefined where there is none. */
export function conflictLine(text: string): number | undefined {
  const line = linesOf(text).findIndex((one) => MARKER.test(one))
  return line < 0 ? undefined : line + 1
}

/** @throws UserError naming the line of a merge conflict */
export function refuseLockConflict(uri: string, text: string): void {
  const line = conflictLine(text)
  if (line !== undefined) throw new UserError(`${uri}:${line}:1 has a merge conflict.`, { hint: AGAIN })
}

/** The two texts that a merge could not make one: ours, theirs. What a third side was before (`diff3`) is left out. */
export function conflictSides(text: string): readonly [string, string] {
  const sides: [string[], string[]] = [[], []]
  let inside: 'both' | 'ours' | 'base' | 'theirs' = 'both'
  for (const line of linesOf(text)) {
    if (MARKER.test(line)) inside = AFTER[line[0] ?? ''] ?? 'both'
    else {
      if (inside === 'both' || inside === 'ours') sides[0].push(line)
      if (inside === 'both' || inside === 'theirs') sides[1].push(line)
    }
  }
  return [sides[0].join('\n'), sides[1].join('\n')]
}

const AFTER: Readonly<Record<string, 'both' | 'ours' | 'base' | 'theirs'>> = {
  '<': 'ours',
  '|': 'base',
  '=': 'theirs',
  '>': 'both',
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}
