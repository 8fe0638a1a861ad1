import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util'
import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Keyboard } from './keyboard.ts'

/** A flag as `node:util` parses it, with what `--help` says of it. */
interface Flag extends ParseArgsOptionDescriptor {
  readonly says: string
  /** Placeholder of the value in the help: `FILE`. Left out for a switch. */
  readonly value?: string
  /** What a shell offers as its value; left out, files where the placeholder is one, else nothing. */
  readonly completes?: Completes
}

/** Words that a shell offers: these, or a list that grows with what rightcall brings along. `levels` are rules with a level: `ID=LEVEL`. */
export type Completes = readonly string[] | 'rules' | 'levels' | 'categories' | 'formats' | 'outputs' | 'models' | 'files'

export type Flags = Readonly<Record<string, Flag>>

/** The process, as a command may see it. Machine formats go to `out`, everything meant for people to `err`. */
export interface World {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  /** Aborts once nobody reads what goes to `out`. Left out where that cannot be known. */
  readonly unheard?: AbortSignal
  /**
   * For a command that pays for answers: aborts at the first Ctrl-C, which then does not abort `signal`. The command ends in order,
   * however long that takes; a second Ctrl-C ends the process at once. Left out, Ctrl-C aborts `signal`.
   */
  drain?(): AbortSignal
  /** What the terminals can do; width is 80 where there is none. */
  readonly stdout: { readonly terminal: boolean; readonly color: boolean; readonly width: number }
  readonly stderr: { readonly terminal: boolean; readonly color: boolean; readonly width: number }
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** The keys of the person at the terminal; undefined, or left out, where there is none. */
  keyboard?(): Keyboard | undefined
  out(text: string): void
  err(text: string): void
}

/** One command: what help shows, and what it does. `run` gives the exit code. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** After `rightcall <name>`: `[targets] [flags]`. */
  readonly usage: string
  /** Works when pasted. */
  readonly example: string
  readonly flags: Flags
  /** What a shell offers as an argument, in addition to files where the usage has them. Left out, files alone. */
  readonly completes?: Completes
  run(argv: readonly string[], world: World): Promise<number>
}

/** Parses a command's arguments. @throws UserError naming the nearest flag, or the missing or empty value. */
export function parse<const F extends Flags>(argv: readonly string[], flags: F) {
  try {
    const parsed = parseArgs({ args: [...argv], options: flags, allowPositionals: true, strict: true })
    refuseBlanks(parsed)
    return parsed
  } catch (error) {
    throw misuse(error, argv, flags)
  }
}

/** An unset variable in a script must not mean the working directory, or every intent. @throws UserError */
function refuseBlanks({ positionals, values }: { readonly positionals: readonly string[]; readonly values: object }): void {
  const given = [
    ...positionals.map((value) => ['An argument', value]),
    ...Object.entries(values).map(([flag, value]) => [`--${flag}`, value]),
  ]
  for (const [name, value] of given) {
    if (![value].flat().some((word) => typeof word === 'string' && !/\S/.test(word))) continue
    throw new UserError(`${name} is empty.`, { hint: 'Perhaps it comes from a variable that is not set.' })
  }
}

/** `--repeats 3` as a number within bounds. @throws UserError */
export function wholeNumber(text: string | undefined, flag: string, fallback: number, least = 0): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
  throw new UserError(`--${flag} takes a whole number of at least ${least}, not "${text}".`)
}

const MOST_PORT = 65_535

/** `--port 7357`. @throws UserError for what is no port */
export function portNumber(text: string | undefined, fallback: number): number {
  const port = wholeNumber(text, 'port', fallback)
  if (port > MOST_PORT) throw new UserError(`--port takes a number up to ${MOST_PORT}, not ${port}.`)
  return port
}

function misuse(error: unknown, argv: readonly string[], flags: Flags): unknown {
  if (error instanceof UserError) return error
  const known = ['help', ...Object.keys(flags)]
  const unknown = argv.find(
    (word) => word.startsWith('-') && word !== '-' && !known.includes(word.replace(/^-+/, '').replace(/=.*/, '')),
  )
  if (unknown !== undefined) {
    const near = nearest(unknown.replace(/^-+/, '').replace(/=.*/, ''), known)
    return new UserError(`Unknown flag ${unknown}.`, { hint: didYouMean(near, 'See --help.', (flag) => `--${flag}`) })
  }
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('ERR_PARSE_ARGS')) return error
  return new UserError(error.message.split('\n')[0] ?? error.message, { hint: 'See --help.' })
}
