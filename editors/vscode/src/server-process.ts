import { commands, EventEmitter, window, type LogOutputChannel, type Uri } from 'vscode'
import { ClientState, didNotStart, newClient, startFault, type Client, type StartFault } from './client.ts'

/** A server that ends more often is not started again by itself. */
const MOST_ENDS = 4
const WITHIN_MS = 180_000

export type ServerState = 'starting' | 'running' | 'stopped'

/** The server with its restarts. One runs at a time; a start that fails is shown with what to do. */
export function serverProcess(extension: Uri, output: LogOutputChannel) {
  const changed = new EventEmitter<void>()
  let client: Client | undefined
  let state: ServerState = 'stopped'
  let fault: StartFault | undefined
  let ends: number[] = []
  let turn: Promise<void> = Promise.resolve()

  function become(next: ServerState, why?: StartFault): void {
    state = next
    fault = why
    changed.fire()
  }

  async function start(): Promise<void> {
    const cannot = startFault()
    if (cannot !== undefined) return void failed(cannot)
    become('starting')
    const next = newClient(extension, output, startsAgain)
    client = next
    next.onDidChangeState(({ newState }) => {
      if (client !== next) return
      if (newState === ClientState.Running) become('running')
      else if (newState === ClientState.Starting) become('starting')
      else become('stopped', fault)
    })
    try {
      await next.start()
    } catch (error) {
      output.error(error instanceof Error ? error : String(error))
      failed(didNotStart())
    }
  }

  function startsAgain(): boolean {
    // one that ends before it answers would do so again
    if (state !== 'running') return failed(didNotStart())
    ends = [...ends.filter((end) => Date.now() - end < WITHIN_MS), Date.now()]
    if (ends.length <= MOST_ENDS) return true
    return failed({ says: `The server ended ${ends.length} times within three minutes.`, hint: 'The output says why.' })
  }

  /** Says so, once. */
  function failed(why: StartFault): false {
    if (fault !== undefined) return false
    become('stopped', why)
    output.error(`${why.says} ${why.hint}`)
    void window.showErrorMessage(`Rightcall: ${why.says} ${why.hint}`, 'Show the output', 'Restart').then((chosen) => {
      if (chosen === 'Show the output') output.show()
      if (chosen === 'Restart') void commands.executeCommand('rightcall.restart')
    })
    return false
  }

  async function stop(): Promise<void> {
    const last = client
    client = undefined
    // one that hangs, or never started, is not waited for
    if (last !== undefined) await last.dispose(2_000).catch(() => undefined)
    become('stopped')
  }

  /** Starts and stops come one after the other, however fast they are asked for. */
  function next(step: () => Promise<void>): Promise<void> {
    turn = turn.then(step, step)
    return turn
  }

  return {
    onDidChange: changed.event,
    state: () => state,
    fault: () => fault,
    client: () => client,
    /** The client once it runs; undefined where it does not. */
    async running(): Promise<Client | undefined> {
      await turn
      return client?.state === ClientState.Running ? client : undefined
    },
    start: () => next(start),
    stop: () => next(stop),
    restart: () =>
      next(async () => {
        ends = []
        await stop()
        await start()
      }),
  }
}

export type ServerProcess = ReturnType<typeof serverProcess>
