import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { ReportedCall, ReportedTrial } from '../core/reported-trial.ts'
import type { ShownAbout, ShownIntent, ShownRequest, ShownRun } from '../core/shown.ts'
import { clip, count, grouped, list, visible } from '../core/text.ts'
import { inline, withoutCommands } from './escape.ts'
import { wrapped } from './pretty/columns.ts'
import { painter, type Paint } from './pretty/paint.ts'
import { table } from './pretty/table.ts'
import { indented, spaced } from './pretty/view.ts'
import { answerWords, chosenWords } from './trial-words.ts'

export interface ShowContext {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Descriptions, schemas and texts to their end. */
  readonly full: boolean
}

interface Page extends Pick<ShowContext, 'width' | 'full'> {
  readonly paint: Paint
}

const NARROWEST = 40
const LONGEST_DESCRIPTION = 240
const LONGEST_TEXT = 2_000
const LONGEST_ARGUMENTS = 2_000
const MOST_TRIALS = 6

/** A run, or one intent of it, for people at a terminal. */
export function showText(shown: ShownRun | ShownIntent, { color, width, full }: ShowContext): string {
  const page: Page = { paint: painter(color), width: Math.max(width, NARROWEST), full }
  const lines = shown.kind === 'shown-run' ? runPage(shown, page) : intentPage(shown, page)
  return `${withoutCommands(lines.join('\n'))}\n`
}

function runPage({ about, models, intents }: ShownRun, page: Page): string[] {
  const columns = about.sides.flatMap(({ variant }) =>
    models.map((model) => ({ variant, model, head: about.sides.length > 1 ? `${model}, ${variant}` : model })),
  )
  const rows = table(
    intents,
    [
      { head: 'intent', text: ({ id }) => inline(id), least: 12 },
      ...columns.map(({ variant, model, head }) => ({
        head: inline(head),
        least: 16,
        text: ({ trials }: ShownRun['intents'][number]) =>
          resultWords(trials.filter((trial) => trial.model === model && trial.variant === variant)),
      })),
    ],
    page.width,
    page.paint,
  )
  const how = `To see one as the model saw it: rightcall show ${inline(about.journal)} <intent>`
  return spaced([aboutLines(about, page), rows, wrapped(how, page.width).map((line) => page.paint('dim', line))])
}

/** `right: get_order`, `wrong: pay`, `1 of 3 right: get_order`. */
function resultWords(trials: readonly ReportedTrial[]): string {
  const [first] = trials
  if (first === undefined) return ''
  const chosen = [...new Set(trials.map((trial) => chosenWords(trial)))]
  return `${verdictWords(trials)}: ${inline(list(chosen, 3))}`
}

function verdictWords(trials: readonly ReportedTrial[]): string {
  const right = trials.filter((trial) => trial.right === 1).length
  if (trials.length > 1) return `${right} of ${trials.length} right`
  const [only] = trials
  if (only?.outcome === 'error') return 'failed'
  if (only?.right === null) return only.fault === null ? 'not judged' : 'no answer'
  return right === 1 ? 'right' : 'wrong'
}

function aboutLines({ journal, started, suite, sides }: ShownAbout, { width, paint }: Page): string[] {
  return [
    ...wrapped(inline(`${suite}, asked ${started}`), width).map((line) => paint('bold', line)),
    ...sides.flatMap(({ variant, toolset, tools, git }) => {
      const side = sides.length > 1 ? `${variant}: ` : ''
      return wrapped(inline(`${side}${count(tools, 'tool')} of ${toolset}${gitWords(git)}`), width)
    }),
    ...wrapped(inline(`read from ${journal}`), width).map((line) => paint('dim', line)),
  ]
}

/** `, at commit 1a2b3c4 of main with changes`. */
function gitWords({ git, branch, dirty }: ShownAbout['sides'][number]['git']): string {
  if (git === undefined) return ''
  return `, at commit ${git.slice(0, 10)}${branch === undefined ? '' : ` of ${branch}`}${dirty === true ? ' with changes' : ''}`
}

function intentPage({ about, intent, requests, trials }: ShownIntent, page: Page): string[] {
  const { width, paint } = page
  // the wrong ones are what somebody looks for
  const sorted = trials.toSorted((one, other) => (one.right ?? 0) - (other.right ?? 0))
  const shown = trials.length > MOST_TRIALS ? sorted.slice(0, MOST_TRIALS) : trials
  const left = trials.length - shown.length
  const expects = [`expected  ${intent.expected}`, ...(intent.not.length === 0 ? [] : [`never     ${list(intent.not)}`])]
  return spaced([
    aboutLines(about, page),
    [
      ...wrapped(inline(intent.id), width).map((line) => paint('bold', line)),
      ...expects.flatMap((line) => hanging(inline(line), 10, width - 2)).map((line) => `  ${line}`),
    ],
    ...requests.map((request) => requestLines(request, intent.says, requests.length > 1, page)),
    ...shown.map((trial) => trialLines(trial, about.sides.length > 1, page)),
    left > 0 ? [paint('dim', `${count(left, 'more trial')}: --model and --repeat pick one`)] : [],
  ])
}

/** What was sent, in the order in which a model reads it. */
function requestLines({ variant, models, system, tools, exact }: ShownRequest, says: string, several: boolean, page: Page) {
  const { width, paint } = page
  const who = several ? `${list(models.map(inline))}${variant === 'only' ? '' : `, ${inline(variant)}`} saw` : 'The model saw'
  const note = exact
    ? []
    : wrapped('The run does not contain the tools of this question; these are the tools of its last questions.', width)
  return [
    paint('bold', who),
    ...note.map((line) => paint('yellow', line)),
    ...indented(
      [
        paint('dim', 'system'),
        ...indented(system === null ? ['(none)'] : prose(system, LONGEST_TEXT, { ...page, width: width - 4 }), 2),
        paint('dim', `${count(tools.length, 'tool')}, in this order`),
        ...indented(
          tools.flatMap((tool) => toolLines(tool, { ...page, width: width - 4 })),
          2,
        ),
        paint('dim', 'user'),
        ...indented(prose(says, Infinity, { ...page, width: width - 4 }), 2),
      ],
      2,
    ),
  ]
}

function toolLines({ name, own: ownName, description, inputSchema }: ShownRequest['tools'][number], page: Page): string[] {
  const { paint, full, width } = page
  const called = ownName === undefined ? inline(name) : `${inline(name)} (the tool's own name is ${inline(ownName)})`
  const inner = { ...page, width: width - 2 }
  const said = description === undefined ? ['(no description)'] : prose(description, LONGEST_DESCRIPTION, inner)
  const parameters = full ? jsonLines(inputSchema, Infinity, inner) : wrapped(inline(parameterWords(inputSchema)), width - 2)
  return [...wrapped(called, width).map((line) => paint('cyan', line)), ...indented([...said, ...parameters], 2)]
}

/** `order_id: string, required; limit: integer`. */
function parameterWords(schema: JsonObject): string {
  const required = own(schema, 'required')
  const names = Object.entries(ownObject(schema, 'properties') ?? {}).map(([name, property]) => {
    const must = isArray(required) && required.includes(name) ? ', required' : ''
    return `${clip(name, 80)}: ${typeWords(property)}${must}`
  })
  return names.length === 0 ? 'no parameters' : names.join('; ')
}

function typeWords(schema: Json): string {
  if (!isObject(schema)) return 'anything'
  const [type, choices] = [own(schema, 'type'), own(schema, 'enum')]
  if (isArray(choices)) return `one of ${clip(choices.map((choice) => JSON.stringify(choice)).join(', '), 80)}`
  return isArray(type) ? clip(type.join(' or '), 80) : clip(ownString(schema, 'type') ?? 'any type', 80)
}

function trialLines(trial: ReportedTrial, several: boolean, page: Page): string[] {
  const { model, variant, repeat, text, calls, ranking, scores, fault } = trial
  const { width, paint } = page
  const inner = { ...page, width: width - 4 }
  const side = several ? `, ${variant}` : ''
  const verdict = verdictWords([trial])
  const title = `${inline(`${model}${side}, repeat ${repeat + 1}`)}: ${verdict}${fault === null ? '' : ` (${inline(fault.because)})`}`
  const section = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [paint('dim', head), ...indented(lines, 2)]
  return [
    ...wrapped(title, width).map((line) => paint(verdict === 'right' ? 'green' : 'red', line)),
    ...indented(
      [
        ...wrapped(answerWords(trial, inline), width - 2).map((line) => paint('dim', line)),
        ...section('text', text.trim() === '' ? [] : prose(text, LONGEST_TEXT, inner)),
        ...section(
          'calls',
          calls.flatMap((call) => callLines(call, inner)),
        ),
        ...section('ranking', ranking === undefined ? [] : wrapped(inline(list(ranking, 20)) || 'found no tool', width - 4)),
        ...section('scores', scoreLines(scores, inner)),
      ],
      2,
    ),
  ]
}

function callLines({ tool, arguments: given }: ReportedCall, page: Page): string[] {
  const text = JSON.stringify(given)
  // one that fits stands on one line
  if (text.length + tool.length + 1 <= page.width) return [inline(`${tool} ${text}`)]
  return [...wrapped(inline(tool), page.width), ...indented(jsonLines(given, LONGEST_ARGUMENTS, page), 2)]
}

function scoreLines(scores: ReportedTrial['scores'], { width, paint }: Page): string[] {
  const rows = Object.entries(scores)
  const widest = Math.max(0, ...rows.map(([metric]) => metric.length))
  return rows.flatMap(([metric, { value, because }]) => {
    const [first = '', ...rest] = hanging(
      `${inline(metric).padEnd(widest)}  ${Number(value.toFixed(3))}${because === null ? '' : `  ${inline(because)}`}`,
      widest + 5,
      width,
    )
    return [paint(value === 1 ? 'plain' : 'red', first), ...rest]
  })
}

/** Foreign text of several lines, cut with a note unless all of it was asked for. */
function prose(text: string, most: number, { width, full, paint }: Page): string[] {
  const cut = !full && text.length > most
  const lines = (cut ? clip(text, most) : text)
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [''] : wrapped(visible(line).replaceAll('\t', '  '), width)))
  return cut ? [...lines, paint('dim', `(shortened: ${grouped(text.length)} characters in total, --full shows them)`)] : lines
}

function jsonLines(value: Json, most: number, page: Page): string[] {
  const text = JSON.stringify(value, undefined, 2)
  const cut = !page.full && text.length > most
  // indentation is kept, so no line is wrapped; a long one is left to the terminal
  const lines = (cut ? clip(text, most) : text).split('\n').map((line) => visible(line))
  return cut
    ? [...lines, page.paint('dim', `(shortened: ${grouped(text.length)} characters in total, --full shows them)`)]
    : lines
}

/** Wrapped, with every line but the first indented. */
function hanging(text: string, columns: number, width: number): string[] {
  const [first = ''] = wrapped(text, width)
  const gap = text.match(/^\S+ {2,}/)?.[0] ?? ''
  if (text.length <= width) return [text]
  const [head = first, ...rest] = wrapped(text.slice(gap.length), width - Math.max(gap.length, columns))
  return [`${gap}${head}`, ...indented(rest, Math.max(gap.length, columns))]
}
