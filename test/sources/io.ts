import { LIMITS, type Io } from '../../src/sources/source.ts'

/** A world for sources under test; notes are collected. */
export function testIo(changes: Partial<Io> = {}): Io & { readonly notes: string[] } {
  const notes: string[] = []
  return {
    cwd: '/project',
    env: {},
    signal: new AbortController().signal,
    connect: false,
    limits: LIMITS,
    note: (line) => void notes.push(line),
    ...changes,
    notes,
  }
}
