import { builtins } from '../builtins.ts'
import { oneLine, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { createSession } from '../session.ts'
import { parse, type Command } from './command.ts'
import { collectEarly } from './heap.ts'

const flags = {
  stdio: { type: 'boolean', says: 'use standard input and output, which is also the default' },
  clientProcessId: {
    type: 'string',
    value: 'ID',
    says: 'the process id of the editor; the server stops when that process ends',
  },
} as const

export const command: Command = {
  name: 'lsp',
  summary: 'run the language server for editors: findings, fixes, hover and completion',
  usage: '[--stdio]',
  example: 'rightcall lsp --stdio',
  flags,
  completes: [],
  async run(argv, world) {
    const { positionals } = parse(argv, flags)
    if (positionals.length > 0) throw new UserError('lsp takes no files.', { hint: 'The editor that starts it sends the texts.' })
    if (process.stdin.isTTY)
      throw new UserError('rightcall lsp is started by an editor, and waits for its messages on standard input.', {
        hint: 'Name the command `rightcall lsp --stdio` in the settings of the editor.',
      })
    const { serve } = await import('../lsp/server.ts')
    collectEarly()
    const io = { env: world.env, signal: world.signal, connect: false, note: () => undefined }
    serve({
      input: process.stdin,
      output: process.stdout,
      version: builtins.version,
      cwd: world.cwd,
      open: (cwd, config) => createSession(builtins, config, { ...io, cwd }),
      prepare: () => createSession(builtins, undefined, io).prepare(),
      gone(isDone, why) {
        if (why !== undefined)
          process.stderr.write(`rightcall: The messages of the editor cannot be read: ${oneLine(visible(why))}\n`)
        process.exit(isDone ? 0 : 1)
      },
    })
    // the connection ends the process when the client goes; a signal ends it here
    return new Promise((resolve) => world.signal.addEventListener('abort', () => resolve(0), { once: true }))
  },
}
