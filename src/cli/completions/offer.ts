import type { Catalogue } from '../../builtins.ts'
import type { Command, Completes, Flags } from '../command.ts'

/** A flag as shells offer it. */
interface OfferedFlag {
  readonly name: string
  readonly says: string
  readonly takesValue: boolean
  /** What its value may begin with. */
  readonly words: readonly string[]
  /** Whether its value may name a file. */
  readonly files: boolean
}

/** A command as shells offer it. */
export interface Offered {
  readonly name: string
  readonly summary: string
  readonly flags: readonly OfferedFlag[]
  /** What its arguments may be, and whether they may name files. */
  readonly words: readonly string[]
  readonly files: boolean
}

const LEVELS = ['off', 'info', 'warn', 'error']
const NAMES_FILE = /^(?:FILE|DIR)$/

/** All commands with the words that they take. A word that ends in `:` wants more behind it. */
export async function offeredBy(commands: readonly Command[], catalogue: Catalogue): Promise<readonly Offered[]> {
  const rules = Object.keys(catalogue.rules)
  const formats = catalogue.reporters.map(({ name }) => name)
  const providers = await catalogue.modelProviders()
  const lists: Readonly<Record<Exclude<Completes, readonly string[]>, readonly string[]>> = {
    rules,
    levels: rules.flatMap((id) => LEVELS.map((level) => `${id}=${level}`)),
    categories: [...new Set(rules.map((id) => id.split('/')[0] ?? id))],
    formats,
    outputs: formats.map((format) => `${format}:`),
    models: providers.flatMap(({ prefix, ids }) => (ids.length === 0 ? [`${prefix}:`] : ids.map((id) => `${prefix}:${id}`))),
    files: [],
  }
  const wordsOf = (said: Completes = []): readonly string[] => (typeof said === 'string' ? lists[said] : said)
  const flagsOf = (flags: Flags): OfferedFlag[] => [
    ...Object.entries(flags).map(([name, { type, says, value = '', completes }]) => ({
      name,
      says,
      takesValue: type === 'string',
      words: wordsOf(completes),
      files: completes === 'files' || completes === 'outputs' || NAMES_FILE.test(value),
    })),
    { name: 'help', says: 'show this command', takesValue: false, words: [], files: false },
  ]
  return commands.map(({ name, summary, flags, completes, usage }) => ({
    name,
    summary,
    flags: flagsOf(flags),
    words: wordsOf(completes),
    files: completes === undefined || /\bfiles\b|<suite/.test(usage),
  }))
}
