import { once } from 'node:events'
import { visible } from '../core/text.ts'
import { comparingApart } from '../serve/compare-apart.ts'
import { followRuns } from '../serve/follow.ts'
import { LARGE_JOURNAL, pushApart } from '../serve/push-apart.ts'
import type { Differ } from '../serve/api.ts'
import { startDashboard } from '../serve/server.ts'
import { parse, portNumber, type Command } from './command.ts'
import { bareSession } from './open.ts'

const flags = {
  store: { type: 'string', value: 'FILE', says: 'the history to show (default .rightcall/history.sqlite)' },
  'default-branch': {
    type: 'string',
    value: 'NAME',
    says: 'the branch whose runs are baselines (default: the one that git or CI reported; else main, master or trunk)',
  },
  port: { type: 'string', value: 'N', says: 'the port to listen on (default 7357; 0: any free port)' },
} as const

const PORT = 7357

export const command: Command = {
  name: 'serve',
  summary: 'show runs over time in a browser, on this machine only, until Ctrl-C',
  usage: '[run…] [flags]',
  example: 'rightcall serve',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const port = portNumber(values.port, PORT)
    const session = bareSession(world, { connect: false })
    const page = session.dashboardPage()
    const history = await session.history(values.store)
    const note = (line: string) => world.err(`${visible(line)}\n`)
    try {
      const { cwd, env, signal } = world
      const program = [process.execPath, ...process.execArgv, process.argv[1] ?? '']
      const push = (path: string, bytes: number): Promise<unknown> =>
        bytes > LARGE_JOURNAL ? pushApart(path, { cwd, env, store: values.store, program, signal }) : session.push(path, history)
      const compare = comparingApart({ cwd, env, program, signal }, session.compareRuns)
      const differ: Differ = (before, after, of) => session.storedDifference(before, after, of, compare)
      const served = await startDashboard(history, page, port, differ, {
        questioner: session.storedQuestion,
        defaultBranch: values['default-branch'],
      })
      world.out(`${served.url}\n`)
      world.err('Ctrl-C stops it.\n')
      const stop = followRuns({ cwd, named: positionals, push, note })
      if (!world.signal.aborted) await once(world.signal, 'abort')
      await stop()
      await served.close()
    } finally {
      await history.close()
    }
    return 0
  },
}
