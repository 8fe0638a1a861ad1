import { once } from 'node:events'
import { builtins } from '../builtins.ts'
import { withFlags } from '../config/flags.ts'
import { oneLine, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { createSession } from '../session.ts'
import { loadConfig } from '../session/config.ts'
import { parse, portNumber, type Command, type World } from './command.ts'

const flags = {
  http: {
    type: 'boolean',
    says: 'serve Streamable HTTP on this machine only, until Ctrl-C, instead of standard input and output',
  },
  port: { type: 'string', value: 'N', says: 'with --http: the port to listen on (default 7358; 0: any free port)' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
} as const

const PORT = 7358

export const command: Command = {
  name: 'mcp',
  summary: 'serve models over the Model Context Protocol: lint, explain, compare and rank lists of tools given as text',
  usage: '[--http] [flags]',
  example: 'rightcall mcp --http',
  flags,
  completes: [],
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    if (positionals.length > 0)
      throw new UserError('mcp takes no files.', { hint: 'The model that calls its tools sends the texts.' })
    const isHttp = values.http === true
    if (!isHttp && values.port !== undefined) throw new UserError('--port needs --http.')
    if (!isHttp && process.stdin.isTTY)
      throw new UserError('rightcall mcp is started by an MCP client, and waits for its messages on standard input.', {
        hint: 'Name it in the configuration of the client: {"mcpServers": {"rightcall": {"command": "npx", "args": ["-y", "rightcall", "mcp"]}}}. Or: rightcall mcp --http',
      })
    const port = portNumber(values.port, PORT)
    const config = await loadConfig(world.cwd, values.config, world.signal)
    const open = sessionOpener(config, world)
    // a configuration that names what does not exist is told now, to a person
    open()
    // whatever a library prints, standard output is for messages
    globalThis.console = new console.Console(process.stderr)
    return isHttp ? serveHttp(port, open, world) : serveStdio(open, world)
  },
}

type Opener = ReturnType<typeof sessionOpener>

/** Sessions that start nothing, know no variable and read no file, one for each way of judging. */
function sessionOpener(config: Awaited<ReturnType<typeof loadConfig>>, { cwd, signal }: World) {
  const io = { cwd, signal, env: {}, connect: false, note: () => undefined, refuses }
  const known = new Map<string, ReturnType<typeof createSession>>()
  return ({ preset, profile }: { preset?: 'recommended' | 'strict' | undefined; profile?: string | undefined } = {}) => {
    const key = JSON.stringify([preset, profile])
    const profiles = profile === undefined ? undefined : [profile]
    const session = known.get(key) ?? createSession(builtins, withFlags(config, { preset, profiles }), io)
    known.set(key, session)
    return session
  }
}

function refuses(path: string): UserError {
  return new UserError(`${path} is not read: lists are given as text.`)
}

async function serveStdio(open: Opener, world: World): Promise<number> {
  const [{ callsOver }, { serveStreams }] = await Promise.all([import('../mcp/calls.ts'), import('../mcp/stdio.ts')])
  await serveStreams({
    input: process.stdin,
    output: process.stdout,
    version: builtins.version,
    calls: callsOver(open, (error) => tell(error, world)),
    signal: world.signal,
    failed: (error) => tell(error.message, world),
  })
  return 0
}

async function serveHttp(port: number, open: Opener, world: World): Promise<number> {
  const [{ callsOver }, { startHttp }] = await Promise.all([import('../mcp/calls.ts'), import('../mcp/http.ts')])
  const served = await startHttp({
    port,
    version: builtins.version,
    calls: callsOver(open, (error) => tell(error, world)),
    failed: (error) => tell(error.message, world),
  })
  world.out(`${served.url}\n`)
  world.err('Ctrl-C stops it.\n')
  if (!world.signal.aborted) await once(world.signal, 'abort')
  await served.close()
  return 0
}

function tell(what: unknown, world: World): void {
  const words = what instanceof Error ? (what.stack ?? what.message) : String(what)
  world.err(`rightcall: ${what instanceof Error ? visible(words) : oneLine(visible(words))}\n`)
}
