import { basename } from 'node:path'
import type { Io, Loaded } from '../source.ts'
import { masking, shownCommand } from './secrets.ts'
import { openStdio, type CommandTarget } from './stdio.ts'
import { visit, type Plan } from './visit.ts'

/** Starts a server, lists its tools and ends it with everything it started. */
export async function loadCommand(target: CommandTarget, io: Io): Promise<Loaded> {
  const shown = shownCommand([target.command, ...target.args])
  io.note(`starting ${shown}`)
  const plan: Plan = {
    open: (ears) => openStdio(target, io, ears),
    transport: 'stdio',
    modern: true,
    patienceMs: 3_000,
    shown,
    id: target.id,
    fallbackId: basename(target.command),
    mask: masking(target.env, false),
  }
  const first = await visit(plan, io)
  if (first.ok) return first.loaded
  // some older servers end themselves when anything but `initialize` comes first
  const again = first.failure.kind === 'exit' ? await visit({ ...plan, modern: false }, io) : first
  if (again.ok) return again.loaded
  throw again.error
}
