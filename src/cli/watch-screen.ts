import { existsSync } from 'node:fs'
import { count } from '../core/text.ts'
import { findingsOverTime } from '../session/watch/since.ts'
import type { World } from './command.ts'
import { toldError } from './told-error.ts'
import type { WatchRound } from './watch-round.ts'
import { changedWords, sinceLastWords } from './watch-words.ts'

const CLEAR = '\u001b[2J\u001b[H'

/** Prints the lints of a watch. Only reports go to standard output. */
export function watchScreen(world: World) {
  const since = findingsOverTime()
  let shown: string | undefined

  /** `changed` are the paths that made the lint, none where it only looks whether one was missed; undefined for the first lint. */
  return (round: WatchRound, changed?: ReadonlySet<string>): void => {
    const same = shown
    shown = round.error === undefined ? JSON.stringify(round.report) : toldError(round.error)
    const header = changed === undefined ? '' : changedWords(changed, world.cwd)
    if (same === shown) {
      const isKnown = [...(changed ?? [])].some((path) => round.traces.files.includes(path))
      if (isKnown) world.err(`${header} ${round.report === undefined ? 'The same error' : 'The same findings'} as before.\n`)
      return
    }
    if (changed !== undefined) begin(header)
    for (const [stream, text] of round.printed) world[stream](text)
    if (round.report === undefined) return world.err(`${shown}  Still watching.\n`)
    const words = since(round.report, round.traces.config)
    if (words !== undefined) world.err(`${sinceLastWords(words).join('\n')}\n`)
    else
      world.err(
        `Watching ${count([...new Set(round.traces.files)].filter((path) => existsSync(path)).length, 'file')}. Ctrl-C stops it.\n`,
      )
  }

  /** A clear screen, or where there is none, a line between two reports. */
  function begin(header: string): void {
    if (world.stdout.terminal) world.out(CLEAR)
    world.err(world.stdout.terminal ? `${header}\n` : `\n──── ${header}\n`)
  }
}
