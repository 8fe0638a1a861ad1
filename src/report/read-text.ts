import type { ReadForecast, ReadReport, ReadReportFinding } from '../core/read-report.ts'
import { clip, count, grouped, list, oneLine, visible } from '../core/text.ts'
import { wrapped } from './pretty/columns.ts'
import { UNREAD_WORDS } from './reading-words.ts'

const MOST = 20

/** What a reading did, or would do, for a terminal. */
export function readReportText(report: ReadReport | ReadForecast): string {
  return report.kind === 'read' ? readingText(report) : forecastText(report)
}

function readingText(report: ReadReport): string {
  const { models, tools, fresh, read, unread, findings, problems, verdict } = report
  const asked = models.reduce((sum, model) => sum + model.requests, 0)
  return textOf([
    ...problems.map(({ uri, message, hint = '' }) => `could not be read: ${uri}: ${message} ${hint}`.trimEnd()),
    asked === 0 && unread.length === 0 && tools > 0
      ? `Nothing changed since ${tools === 1 ? 'the tool was' : `the ${tools} tools were`} read: no model was asked.`
      : `${count(read, 'tool')} read${fresh === 0 ? '' : `, ${fresh} unchanged since they were read`}.`,
    ...unreadLines(unread),
    ...(asked === 0 ? [] : ['', ...models.map(modelLine)]),
    ...(read === 0 ? [] : ['', ...funnelLines(report)]),
    ...(findings.length === 0 ? [] : ['', ...findings.flatMap(findingLines)]),
    ...(read === 0 ? [] : ['', `Saved in ${report.file}; commit this file. Next: rightcall lint, with the same tools`]),
    ...(verdict.because === null ? [] : ['', `Exit code ${verdict.exit}: ${verdict.because}.`]),
  ])
}

/** Tools that one answer left unread have one reason, told once. */
function unreadLines(unread: ReadReport['unread']): string[] {
  const reasons = Map.groupBy(unread, ({ model, because }) => JSON.stringify([model, because]))
  return [...reasons.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const names = list(
      same.map(({ tool }) => clip(tool, 60) || '(no name)'),
      MOST,
    )
    return [`  not read by ${first.model}: ${names}`, `    ${first.because}`]
  })
}

function modelLine({ model, reported, provider, requests, cost }: ReadReport['models'][number]): string {
  const named = reported.filter((name) => name !== '' && name !== model)
  const dollars = cost.dollars === null ? 'price unknown' : `$${cost.dollars.toFixed(cost.dollars < 1 ? 4 : 2)}`
  const who = named.length === 0 ? model : `${model} (${list(named)})`
  return `${who}: ${count(requests, 'request')} to ${provider}, ${grouped(cost.inputTokens)} tokens in, ${grouped(cost.outputTokens)} out, ${dollars}`
}

function funnelLines({ funnel, arithmetic: { decided, of } }: ReadReport): string[] {
  const steps = Object.entries(funnel).map(([step, times]) => `${times} ${step}`)
  const share =
    of === 0 ? [] : [`Comparisons by the program decided ${decided} of ${of} (${Math.round((decided / of) * 100)} %).`]
  return [steps.length === 0 ? 'No fault was reported.' : `The model's reports: ${steps.join(', ')}.`, ...share]
}

function findingLines({ severity, rule, tool, message, readBy: { quotes, decided } }: ReadReportFinding): string[] {
  return [
    `${severity}  ${rule}  ${tool || '(no name)'}`,
    `  ${message}`,
    // most messages quote it already
    ...quotes
      .filter(({ quote }) => quote === '' || !message.includes(clip(oneLine(quote), MOST_QUOTE)))
      .map(({ at, quote, tool: of }) => {
        const place = of === undefined ? at : `${clip(of, 60)} ${at}`
        return `  ${place}: ${quote === '' ? 'there is no text' : JSON.stringify(clip(quote, 200))}`
      }),
    `  decided by ${DECIDED[decided]}`,
  ]
}

/** As much of a quote as a message shows. */
const MOST_QUOTE = 240

const DECIDED = {
  comparison: 'a comparison of the values',
  look: 'a second look',
  quotes: 'no check; only that the quotes are there was verified',
} as const

function forecastText({ models, tools, tooLarge, dollars, maxCost, problems }: ReadForecast): string {
  const isFree = dollars === 0
  return textOf([
    ...problems.map(({ uri, message }) => `could not be read: ${uri}: ${message}`),
    'Nothing was asked.',
    ...[...Map.groupBy(tools, ({ model }) => model)].flatMap(([model, own]) => [
      `${model} would read ${count(own.length, 'tool')}:`,
      ...own.slice(0, MOST).map(({ tool, why }) => `  ${tool || '(no name)'}: ${UNREAD_WORDS[why]}`),
      ...(own.length > MOST ? [`  and ${own.length - MOST} more`] : []),
    ]),
    ...(tools.length === 0 ? ['No tool has changed since it was read.'] : []),
    ...tooLarge.map(({ tool }) => `  too large for one request: ${tool}`),
    ...(tools.length === 0 ? [] : models.map(forecastLine)),
    ...(tools.length === 0 || isFree
      ? []
      : [
          dollars === null ? 'Total: price unknown' : `Total: about $${dollars.toFixed(4)}`,
          'Tokens are estimates: four characters per token. Second looks are not included.',
        ]),
    ...(maxCost !== null && dollars !== null && dollars > maxCost
      ? [`The limit of $${maxCost} will stop the run before it is complete.`]
      : []),
  ])
}

function forecastLine({
  model,
  provider,
  trials,
  reused,
  inputTokens,
  outputTokens,
  dollars,
}: ReadForecast['models'][number]): string {
  const kept = reused === 0 ? '' : ` (${reused} more are answered already)`
  const tokens = outputTokens === 0 ? '' : `, about ${grouped(inputTokens)} tokens in, ${grouped(outputTokens)} out`
  const price =
    dollars === null ? ', price unknown; set it under prices: in rightcall.config.yaml' : `, about $${dollars.toFixed(4)}`
  return `${model}: ${count(trials - reused, 'request')}${kept} to ${provider}${tokens}${price}`
}

function textOf(lines: readonly string[]): string {
  return `${lines.flatMap(folded).join('\n')}\n`
}

const WIDTH = 80

/** A line as lines of a terminal, each as far in as the first. */
function folded(line: string): string[] {
  if (line === '') return ['']
  const [indent = ''] = /^ */.exec(line) ?? []
  return wrapped(visible(oneLine(line)).trimStart(), WIDTH - indent.length).map((part) => `${indent}${part}`)
}
