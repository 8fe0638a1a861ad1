import { setImmediate } from 'node:timers/promises'
import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { readArguments } from './arguments.ts'
import type { OwnTool, ToolAnswer, Work } from './tool.ts'

/** What a call came to: an answer, or what the caller should do otherwise. */
export type CallOutcome = ({ readonly ok: true } & ToolAnswer) | { readonly ok: false; readonly says: string }

export interface Calls {
  /** Runs a tool. @throws the signal's reason where the call is taken back */
  run(tool: OwnTool, given: unknown, signal: AbortSignal): Promise<CallOutcome>
  /** Resolves when no call is running. */
  idle(): Promise<void>
}

/** Runs calls. `broke` is told of a fault of ours, which the caller is not. */
export function callsOver(session: Work['session'], broke: (error: unknown) => void): Calls {
  const running = new Set<Promise<unknown>>()

  async function run(tool: OwnTool, given: unknown, signal: AbortSignal): Promise<CallOutcome> {
    // what was sent right behind the call is read first: that it is taken back
    await setImmediate()
    signal.throwIfAborted()
    try {
      const answer = await tool.run(readArguments(tool.parameters, given), { session, signal })
      return { ok: true, ...answer }
    } catch (error) {
      if (signal.aborted) throw error
      if (error instanceof UserError) return { ok: false, says: saidOf(error) }
      broke(error)
      return { ok: false, says: `${tool.name} crashed. This is a bug in rightcall; the same call would crash again.` }
    }
  }

  return {
    run(tool, given, signal) {
      const call = run(tool, given, signal)
      running.add(call)
      const done = (): boolean => running.delete(call)
      call.then(done, done)
      return call
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

function saidOf({ message, hint }: UserError): string {
  return clip(visible(hint === undefined ? message : `${message} ${hint}`), 2_000)
}
