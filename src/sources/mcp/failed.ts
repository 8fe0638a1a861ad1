import { clip, visible } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import type { Failure } from './channel.ts'

/** The server that failed, and what it wrote. */
export interface Culprit {
  readonly shown: string
  readonly transport: 'stdio' | 'http' | 'sse'
  mask(text: string): string
  noise(): readonly string[]
  stderr(): string
}

/** A failure as an error for people, with the last words of the server where they may tell why. */
export function failed(culprit: Culprit, failure: Failure): UserError {
  return new UserError(sentence(culprit, failure), { hint: hintOf(failure, culprit) })
}

export function sentence({ shown, mask }: Culprit, { says }: Failure): string {
  return `${shown} ${mask(visible(says))}.`
}

const HINTS: Partial<Record<Failure['kind'], string>> = {
  exit: 'Run the command by itself to see what is missing. It gets only the variables that you name (--env NAME).',
  stopped: 'None of its processes were left running.',
  timeout: 'Run the command by itself to see what it waits for; a package that npx has to download first may need a second try.',
  bytes: 'Check what the command prints on stdout: an MCP server prints only JSON-RPC there.',
}

const REMOTE_HINTS: typeof HINTS = {
  ...HINTS,
  timeout: 'Check with curl whether the server answers at all.',
}

export function hintOf(failure: Failure, { transport, noise, stderr }: Culprit): string {
  const hints = transport === 'stdio' ? HINTS : REMOTE_HINTS
  const said = [
    ['stderr', tellingLines(stderr())],
    ['stdout', noise().slice(0, 1)],
  ] as const
  const words = said.flatMap(([stream, lines]) => {
    const text = clip(visible(lines.join(' / ')), 400)
    return text === '' ? [] : [`It wrote on ${stream}: ${text}`]
  })
  return [...words, failure.hint ?? hints[failure.kind] ?? 'Ask the maintainers of the server.'].join(' — ')
}

/** Three lines of a log: the first that speak of something wrong, otherwise the last. */
function tellingLines(log: string): string[] {
  const lines = log
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at ') && !line.startsWith('npm warn'))
  const wrong = lines.filter((line) => /error|fatal|fail|missing|invalid|required|cannot|denied|not found|usage:/i.test(line))
  return wrong.length > 0 ? wrong.slice(0, 3) : lines.slice(-3)
}
