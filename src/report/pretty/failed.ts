import type { RunReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { inline } from '../escape.ts'
import { failedBy, whyWords, type FailedIntent, type FailedMetric } from '../failed.ts'
import { value } from '../numbers.ts'
import { wrapped } from './columns.ts'
import { indented, spaced, type View } from './view.ts'

const IN_TERMINAL = { code: inline, prose: inline }

/** Every intent that one model failed, the worst metric first: what the user says, what was expected, what the model did, and why that is wrong. */
export function failedLines(report: RunReport, model: string, view: View): string[] {
  return spaced(failedBy(report, model).map((metric) => metricLines(metric, view)))
}

function metricLines({ metric, value: rate, intents }: FailedMetric, view: View): string[] {
  const title = `${inline(metric)} ${value(metric, rate)}: ${count(intents.length, 'intent')}`
  return [
    view.paint('bold', title),
    ...intents.flatMap((intent) => intentLines(intent, view)).flatMap((line) => indented([line], 2)),
  ]
}

function intentLines(failed: FailedIntent, { width, paint }: View): string[] {
  const { says, expected, ways } = whyWords(failed, IN_TERMINAL)
  const row = (head: string, text: string): string[] => {
    const [first = '', ...rest] = wrapped(text, width - 4 - HEAD - 2)
    return [`${paint('dim', head.padEnd(HEAD))}${first}`, ...indented(rest, HEAD)]
  }
  return [
    ...wrapped(inline(failed.intent.id), width - 2),
    ...indented(
      [
        ...row('user', says),
        ...row('expected', expected),
        ...ways.flatMap(({ often, did, because }) => [
          ...row('did', often === undefined ? did : `${often}: ${did}`),
          ...row('why', because),
        ]),
      ],
      2,
    ),
  ]
}

const HEAD = 10
