import { commands, EventEmitter, window, type LogOutputChannel, type Uri } from 'vscode'
import { ClientState, newClient, startFault, type Client, type StartFault } from './client.ts'

export type ServerState = 'starting' | 'running' | 'stopped'

/** The server with its restarts. One runs at a time; a start that fails is shown with what to do. */
export function serverProcess(extension: Uri, output: LogOutputChannel) {
  const changed = new EventEmitter<void>()
  let client: Client | undefined
  let state: ServerState = 'stopped'
  let fault: StartFault | undefined
  let turn: Promise<void> = Promise.resolve()

  function become(next: ServerState, why?: StartFault): void {
    state = next
    fault = why
    changed.fire()
  }

  async function start(): Promise<void> {
    const cannot = startFault()
    if (cannot !== undefined) return failed(cannot)
    const next = newClient(extension, output)
    client = next
    next.onDidChangeState(({ newState }) => {
      if (client !== next) return
      if (newState === ClientState.Running) become('running')
      else become(newState === ClientState.Starting ? 'starting' : 'stopped', fault)
    })
    try {
      await next.start()
    } catch (error) {
      output.error(error instanceof Error ? error : String(error))
      failed({ says: 'The server did not start.', hint: 'The output says why. Repair it, then restart the server.' })
    }
  }

  function failed(why: StartFault): void {
    become('stopped', why)
    output.error(`${why.says} ${why.hint}`)
    void window.showErrorMessage(`Rightcall: ${why.says} ${why.hint}`, 'Show the output', 'Restart').then((chosen) => {
      if (chosen === 'Show the output') output.show()
      if (chosen === 'Restart') void commands.executeCommand('rightcall.restart')
    })
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
        await stop()
        await start()
      }),
  }
}

export type ServerProcess = ReturnType<typeof serverProcess>
