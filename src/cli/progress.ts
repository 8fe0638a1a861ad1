import type { Progress } from '../core/progress.ts'
import { visible } from '../core/text.ts'
import type { World } from './command.ts'

/** Shows how far a run is, on stderr. */
export interface Live {
  update(state: Progress): void
  /** Ends the display; call it before anything else is printed. */
  end(): Promise<void>
}

const EVERY_MS = 2_000

/** A line every two seconds at most: for logs and pipes. A run that is over before says nothing. */
export function plainProgress(err: (text: string) => void, now: () => number = () => performance.now()): Live {
  let last = now()
  return {
    update: (state) => {
      if (now() - last < EVERY_MS) return
      last = now()
      err(`${progressLine(state)}\n`)
    },
    end: async () => undefined,
  }
}

/** `openai:x  120 of 500, 3 failed, 40 reused, 8 at a time` */
export function progressLine({ model, done, total, failed, reused, width, waitMs }: Progress): string {
  const parts = [
    `${done} of ${total}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(reused > 0 ? [`${reused} reused`] : []),
    waitMs > 0 ? `asked to wait ${Math.ceil(waitMs / 1000)} s` : `${width} at a time`,
  ]
  return `${visible(model)}  ${parts.join(', ')}`
}

/** Live bars on a terminal, plain lines elsewhere and in CI. The terminal display is loaded only where it is shown. */
export function progressOn(world: World, stream: NodeJS.WriteStream = process.stderr): Live {
  const plain = plainProgress(world.err)
  if (!world.stderr.terminal || world.env['CI']) return plain
  let tui: Promise<Live> | undefined
  // what happens while the display is being loaded
  const early: Progress[] = []
  let shown: Live | undefined
  const load = async (): Promise<Live> => {
    const { tuiProgress } = await import('../tui/progress.ts')
    shown = tuiProgress(stream, world.stderr.color)
    for (const state of early) shown.update(state)
    return shown
  }
  return {
    update: (state) => {
      tui ??= load()
      if (shown === undefined) early.push(state)
      else shown.update(state)
    },
    end: async () => (await tui)?.end(),
  }
}
