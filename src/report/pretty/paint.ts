import { styleText } from 'node:util'
import type { Severity } from '../../core/finding.ts'
import type { Verdict } from '../../core/comparison.ts'

export type Style = 'plain' | 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green'

/** Colours a text that is already harmless and laid out. Gives it back unchanged where there is no colour. */
export type Paint = (style: Style, text: string) => string

export function painter(color: boolean): Paint {
  return (style, text) => (!color || style === 'plain' || text === '' ? text : styleText(style, text, { validateStream: false }))
}

export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { error: 'red', warn: 'yellow', info: 'cyan' }

export const VERDICT_STYLE: Readonly<Record<Verdict, Style>> = {
  better: 'green',
  worse: 'red',
  equivalent: 'cyan',
  undecided: 'yellow',
}
