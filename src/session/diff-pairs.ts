import { dirname, resolve } from 'node:path'
import { pairedSets, type KeyOf, type PairedSets } from '../changes/paired-sets.ts'
import { count } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { toolsetAddresses } from '../sources/part.ts'
import type { Io } from '../sources/source.ts'
import { originOf, rebasing } from './snapshot/origin.ts'

/**
 * The pairs of lists that two sides of a diff have. One live server against several is compared with its own entry: that the others are not
 * started says nothing of them. @throws UserError where it has none
 */
export function diffPairs(before: readonly Toolset[], after: readonly Toolset[], io: Pick<Io, 'cwd' | 'note'>): PairedSets[] {
  const pairs = pairedSets(before, after, keysFrom([...before, ...after], io.cwd))
  const started = [before, after].find((side) => side.length === 1 && side.every(isStarted))
  const [alone] = started ?? []
  const others = started === before ? after : before
  if (alone === undefined || others.length < 2) return pairs
  const own = pairs.filter((pair) => pair.before !== undefined && pair.after !== undefined)
  if (own.length === 0) {
    throw new UserError(
      `None of ${count(others.length, 'server')} of ${others[0]?.uri} is ${alone.server?.target ?? alone.uri}.`,
      {
        hint: `Name the one to compare with: ${toolsetAddresses(others)}.`,
      },
    )
  }
  io.note(
    `${count(others.length - 1, 'other server')} of ${others[0]?.uri} ${others.length === 2 ? 'was' : 'were'} not compared.`,
  )
  return own
}

/** True for a server that was named by itself, not by a configuration that may name others. */
function isStarted({ server, configured, target }: Toolset): boolean {
  return server !== undefined && configured === undefined && target === undefined
}

/** What a lockfile calls each list, where one of them comes from a lockfile. */
function keysFrom(sets: readonly Toolset[], cwd: string): KeyOf {
  const lock = sets.find(({ locked }) => locked !== undefined)
  if (lock === undefined) return () => undefined
  const rebase = rebasing(cwd, dirname(resolve(cwd, lock.uri)))
  return (set) => set.locked?.key ?? originOf(set, rebase).key
}
