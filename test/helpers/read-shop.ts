import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rightcall } from './command-line.ts'
import { folder } from './folder.ts'
import { readerServer, type ReaderHabits } from './reader.ts'
import { fileOf, NEWEST, SHOP } from './shop-readings.ts'

/** What the file of readings is called. */
export const NAME = 'rightcall.reading.jsonl'
/** A reader that finds what is there. */
export const GOOD: ReaderHabits = { finds: { search_orders: [NEWEST] } }

/** The shop's tools in a folder of their own, and a reader with these habits. */
export async function shop(habits: ReaderHabits = GOOD, files: Readonly<Record<string, string>> = {}) {
  const cwd = folder({ 'tools.json': fileOf(SHOP), ...files })
  const reader = await readerServer(habits)
  const read = async (...more: readonly string[]) => {
    const ran = await rightcall(['read', 'tools.json', ...reader.argv, ...more], { cwd })
    return { ...ran, words: wordsOf(ran.out) }
  }
  const lint = async (...more: readonly string[]) => {
    const ran = await rightcall(['lint', 'tools.json', '--format', 'json', ...more], { cwd })
    return { ...ran, report: JSON.parse(ran.out) }
  }
  const kept = (): string[] => readFileSync(join(cwd, NAME), 'utf8').trimEnd().split('\n')
  return { cwd, reader, read, lint, kept }
}

/** Without the line breaks of a terminal. */
export const wordsOf = (out: string): string => out.replaceAll(/\s+/g, ' ')
