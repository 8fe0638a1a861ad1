import { Box, render, Text } from 'ink'
import { createElement as h, type ReactElement } from 'react'
import type { Progress } from '../core/progress.ts'
import { clip, visible } from '../core/text.ts'

const BAR = 24

/** One line a model: bar, counts, pace. It shows what the plain lines say and nothing more. */
export function Bars({ states }: { readonly states: readonly Progress[] }): ReactElement {
  return h(
    Box,
    { flexDirection: 'column' },
    states.map((state) => h(Bar, { key: state.model, state })),
  )
}

function Bar({ state }: { readonly state: Progress }): ReactElement {
  const { model, done, total, failed, reused, width, waitMs } = state
  const filled = total === 0 ? BAR : Math.floor((done / total) * BAR)
  const pace = waitMs > 0 ? `asked to wait ${Math.ceil(waitMs / 1000)} s` : done < total ? `${width} at a time` : 'done'
  return h(
    Box,
    { gap: 1 },
    h(Text, { wrap: 'truncate' }, clip(visible(model), 32)),
    h(Text, { color: 'cyan' }, '█'.repeat(filled), h(Text, { dimColor: true }, '░'.repeat(BAR - filled))),
    h(Text, null, `${done}/${total}`),
    failed > 0 ? h(Text, { color: 'red' }, `${failed} failed`) : null,
    reused > 0 ? h(Text, { dimColor: true }, `${reused} reused`) : null,
    h(Text, { dimColor: true, wrap: 'truncate' }, pace),
  )
}

/** Draws the bars on a terminal until `end`, which leaves the last state standing. Reads no keys, catches no output. */
export function tuiProgress(stream: NodeJS.WriteStream): { update(state: Progress): void; end(): Promise<void> } {
  const states = new Map<string, Progress>()
  const draw = (): ReactElement => h(Bars, { states: [...states.values()] })
  // the client of Ctrl-C is the command line, which ends the run in order
  const app = render(draw(), { stdout: stream, stderr: stream, patchConsole: false, exitOnCtrlC: false })
  return {
    update: (state) => {
      states.set(state.model, state)
      app.rerender(draw())
    },
    end: async () => {
      app.rerender(draw())
      app.unmount()
      await app.waitUntilExit()
    },
  }
}
