import { Box, render, Text } from 'ink'
import { createElement as h, type ReactElement } from 'react'
import type { Progress } from '../core/progress.ts'
import { clip, visible } from '../core/text.ts'

const BAR = 24
const LONGEST_NAME = 32

/** One line a model: bar, counts, pace. It shows what the plain lines say and nothing more. */
function Bars({ states, color }: { readonly states: readonly Progress[]; readonly color: boolean }): ReactElement {
  const rows = states.map((state) => ({
    state,
    name: clip(visible(state.model), LONGEST_NAME),
    counts: `${state.done}/${state.total}`,
  }))
  const [names, counts] = [rows.map(({ name }) => name.length), rows.map((row) => row.counts.length)]
  return h(
    Box,
    { flexDirection: 'column' },
    rows.map((row) =>
      h(Bar, {
        key: row.state.model,
        state: row.state,
        name: row.name.padEnd(Math.max(...names)),
        counts: row.counts.padStart(Math.max(...counts)),
        color,
      }),
    ),
  )
}

interface Row {
  readonly state: Progress
  readonly name: string
  readonly counts: string
  readonly color: boolean
}

function Bar({ state: { done, total, failed, reused, width, waitMs }, name, counts, color }: Row): ReactElement {
  const filled = total === 0 ? BAR : Math.floor((done / total) * BAR)
  const [bar, bad, quiet] = color ? [{ color: 'cyan' }, { color: 'red' }, { dimColor: true }] : [{}, {}, {}]
  const pace = waitMs > 0 ? `asked to wait ${Math.ceil(waitMs / 1000)} s` : `${width} at a time`
  return h(
    Text,
    { wrap: 'truncate' },
    `${name} `,
    h(Text, bar, '█'.repeat(filled), h(Text, quiet, '░'.repeat(BAR - filled))),
    ` ${counts}`,
    failed > 0 ? h(Text, bad, `  ${failed} failed`) : null,
    reused > 0 ? h(Text, quiet, `  ${reused} reused`) : null,
    h(Text, quiet, `  ${done < total ? pace : 'done'}`),
  )
}

/** Draws the bars on a terminal, without colours where `color` is false, until `end`, which leaves the last state standing. Reads no keys, catches no output. */
export function tuiProgress(stream: NodeJS.WriteStream, color: boolean): { update(state: Progress): void; end(): Promise<void> } {
  const states = new Map<string, Progress>()
  const draw = (): ReactElement => h(Bars, { states: [...states.values()], color })
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
