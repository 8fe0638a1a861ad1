import { basename } from 'node:path'
import { clip, visible } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import type { Io, ServerBounds, Loaded } from '../source.ts'
import type { Failure } from './channel.ts'
import { masking, shownCommand } from './secrets.ts'
import { openStdio, type CommandTarget } from './stdio.ts'
import { visit, type VisitPlan } from './visit.ts'

/** Starts a server, lists its tools and ends it with everything it started. */
export async function loadCommand(target: CommandTarget, io: Io): Promise<Loaded> {
  const shown = shownCommand([target.command, ...target.args])
  const plan: VisitPlan = {
    open: (ears) => openStdio(target, io, ears),
    transport: 'stdio',
    modern: true,
    patienceMs: Math.min(3_000, io.bounds.startMs / 3),
    shown,
    id: target.id,
    fallbackId: basename(target.command),
    mask: masking(target.env, false),
  }
  refuseUnstartable(target)
  const first = await visit(plan, io)
  if (first.ok) return first.loaded
  const change = CHANGES[first.failure.kind]?.(io.bounds)
  if (change === undefined || /^npm (error|ERR!)/m.test(first.stderr)) throw first.error
  const second = await visit({ ...plan, ...change }, io)
  if (second.ok) return second.loaded
  throw second.error
}

/** What to do otherwise in a second start. */
const CHANGES: Partial<Record<Failure['kind'], (bounds: ServerBounds) => Partial<VisitPlan>>> = {
  // some older servers end themselves when anything but `initialize` comes first
  exit: () => ({ modern: false }),
  settled: ({ startMs }) => ({ patienceMs: startMs }),
}

/** What no system starts: Node would throw for it. */
function refuseUnstartable({ command, args, env }: CommandTarget): void {
  if (command === '') throw new UserError('The command is empty.')
  const [word] = [command, ...args, ...Object.entries(env).flat()].filter((text) => text.includes('\0'))
  if (word !== undefined) throw new UserError(`The command contains a null character: ${clip(visible(word), 100)}`)
}
