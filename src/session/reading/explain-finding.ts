import type { ReadBy } from '../../core/finding.ts'
import { valueAt } from '../../core/pointer.ts'
import { readByWords } from '../../core/read-by-words.ts'
import type { ReportedDiagnostic } from '../../core/report.ts'
import { clip, lineStarts, positionAt, visible } from '../../core/text.ts'
import type { Tool } from '../../core/tool.ts'
import { UserError } from '../../core/user-error.ts'
import { wordsIn } from '../../core/words-in.ts'
import { readsByDigest } from '../../reading/file.ts'
import { toolDigest } from '../../reading/fresh.ts'
import type { ReaderTrust } from '../../reading/line.ts'
import type { Context } from '../context.ts'
import type { Linted } from '../linted.ts'
import { openReadings } from './kept.ts'
import { withoutPath } from './model-words.ts'

const MOST_QUOTE = 500

/** A finding for a person: what and where; for what a model read, who read it, when, what was checked at each step, and the quotes. */
export async function explainFinding(fingerprint: string, { report, toolsets }: Linted, context: Context): Promise<string> {
  const found = report.diagnostics.find((one) => one.fingerprint === fingerprint)
  if (found === undefined) {
    throw new UserError(`No finding has the fingerprint ${fingerprint} here.`, {
      hint: 'A fingerprint changes with the quoted words. rightcall lint --format json shows the current ones.',
    })
  }
  const { rule, severity, certainty, tool, message, readBy, help } = found
  const tools = toolsets.find(({ key }) => key === found.toolset)?.tools ?? []
  const own = tools.find((one) => one.name === tool && valueAt(one.raw, found.pointer) !== undefined)
  const lines = [
    `${severity}  ${rule}  ${placeOf(found)}`,
    ...(tool === null ? [] : [`Tool: ${tool || '(no name)'}`]),
    `Certainty: ${certainty}`,
    '',
    message,
    ...(readBy === undefined
      ? ['', 'No model read this: the rule found it by itself.']
      : await readLines(readBy, own, tools, context)),
    '',
    `Why: rightcall explain ${rule}, or ${help}`,
  ]
  return `${lines.map(visible).join('\n')}\n`
}

async function readLines(readBy: ReadBy, tool: Tool | undefined, tools: readonly Tool[], context: Context): Promise<string[]> {
  const { prompt, decided, quotes } = readBy
  const trust = tool === undefined ? undefined : await trustIn(tool, readBy, context)
  return [
    '',
    `This finding was ${readByWords(readBy)}, with version ${prompt} of the prompt.`,
    '',
    quotes.length === 1 ? 'The quote, as it is now:' : 'The quotes, as they are now:',
    ...quotes.map(({ at, quote, tool: of }) => {
      const holder = of === undefined ? tool : tools.find(({ name }) => name === of)
      const place = `  ${placeIn(holder, at, quote)}${of === undefined ? '' : ` of ${clip(of, 60)}`}`
      return quote === '' ? `${place}: there is no text` : `${place}: ${JSON.stringify(clip(quote, MOST_QUOTE))}`
    }),
    '',
    'What was checked, again in this run:',
    ...(quotes.length === 0
      ? ['  canary   the reader did not report a fault that the program planted into this tool']
      : [
          '  place    the tool has these places',
          '  quote    the words are there, and were extended to the whole sentence, row or value',
          '  binding  they are about the same thing, as far as the program can tell',
          `  ${CHECKED[decided]}`,
        ]),
    ...(trust === undefined ? [] : [`  reader   ${trustWords(trust)}`]),
  ]
}

const CHECKED: Readonly<Record<ReadBy['decided'], string>> = {
  comparison: 'compare  the values were read again by the program, and cannot both hold',
  look: 'look     no comparison decides; when it was read, a second request, which showed the quotes, an outline of the tool and the schema, upheld it',
  quotes: 'look     no comparison decides, and no second look was asked for: this is the judgement of the first reader only',
}

/** How the reader did when it read this tool; undefined where the line is gone, or the tool changed since. */
async function trustIn(tool: Tool, { model, on }: ReadBy, context: Context): Promise<ReaderTrust | undefined> {
  const quiet = { ...context, io: { ...context.io, note: () => undefined } }
  const reads = readsByDigest(await openReadings(quiet)).get(toolDigest(tool)) ?? []
  return reads.find((line) => withoutPath(line.model) === model && line.on === on)?.trust
}

function trustWords({ found, planted, flagged, clean, canary }: ReaderTrust): string {
  const own =
    canary === undefined
      ? 'no fault was planted into this tool'
      : canary
        ? 'it reported the fault that was planted into this tool'
        : 'it did not report the fault that was planted into this tool'
  return `it found ${found} of ${planted} faults planted into other tools of its request, and accused ${flagged} of ${clean} clean ones; ${own}`
}

function placeOf({ uri, range, pointer }: ReportedDiagnostic): string {
  return range === null ? `${uri} ${pointer}`.trimEnd() : `${uri}:${range.start.line}:${range.start.column}`
}

/** Where a quote stands: line and column where the tool has a text. */
function placeIn(tool: Tool | undefined, at: ReadBy['quotes'][number]['at'], quote: string): string {
  const { origin } = tool ?? {}
  const value = valueAt(tool?.raw, at)
  const span = value === undefined ? undefined : origin?.span(at)
  if (origin?.text === undefined || span === undefined) return at || 'the tool'
  const from = typeof value === 'string' ? value.indexOf(quote) : -1
  const words = from < 1 || typeof value !== 'string' ? undefined : { start: from, end: from + quote.length }
  const place = words === undefined ? span : (wordsIn(origin.text, span, String(value), words) ?? span)
  const { line, column } = positionAt(lineStarts(origin.text), place.start)
  return `${origin.uri}:${line}:${column} ${at}`
}
