import type { Document } from '../core/document.ts'
import { distinct } from '../lint/identity.ts'
import { recallOfTools, type Recall } from '../lint/recall.ts'
import type { ReadingFile } from '../reading/file.ts'
import type { TextOf } from '../sources/source.ts'
import { documentOf } from '../sources/document.ts'
import type { Context } from './context.ts'
import { lintTexts } from './lint.ts'
import type { LintedText } from './linted.ts'
import { readDocument } from './read.ts'
import { readingReader, readingUri } from './reading/kept.ts'

/** Texts that are remembered; editors have fewer open. */
const MOST = 100

interface Known {
  readonly text: string
  /** The other texts that it depends on, as they were. */
  readonly used: ReadonlyMap<string, string | undefined>
  readonly linted: LintedText
  /** The last text that held a list. What breaks while it is typed is mostly repaired by the next keystroke. */
  readonly whole: Whole | undefined
}

interface Whole {
  readonly document: Document
  /** What was found in the tools of each list: only those that changed are looked at again. */
  readonly recalls: ReadonlyMap<string, Recall>
}

/** A text, and a document that it was before. */
interface Edited {
  readonly uri: string
  readonly text: string
  readonly before: Document | undefined
}

/** Lints texts, each once while neither it nor what it depends on changes. */
export function textLinter(context: Context): (uri: string, text: string, textOf?: TextOf) => LintedText {
  const known = new Map<string, Known>()
  const readings = readingReader()
  const kept = readingUri(context)
  return (uri, text, textOf = () => undefined) => {
    const last = known.get(uri)
    if (last?.text === text && [...last.used].every(([other, was]) => textOf(other) === was)) return last.linted
    const recalls = new Map<string, Recall>()
    const linted = lintText({ uri, text, before: last?.whole?.document }, textOf, context, readings(textOf(kept)), (key) => {
      const recall = last?.whole?.recalls.get(key) ?? recallOfTools()
      recalls.set(key, recall)
      return recall
    })
    const used = new Map([...linted.uses, kept].map((other) => [other, textOf(other)]))
    // the oldest goes first
    known.delete(uri)
    if (known.size >= MOST) known.delete(known.keys().next().value ?? '')
    const whole = recalls.size === 0 ? last?.whole : { document: linted.document, recalls }
    known.set(uri, { text, used, linted, whole })
    return linted
  }
}

function lintText(
  { uri, text, before }: Edited,
  textOf: TextOf,
  context: Context,
  readings: ReadingFile,
  recallFor: (key: string) => Recall,
): LintedText {
  const { sources } = context.catalogue
  const document = documentOf(uri, text, sources, before)
  const target = { kind: 'document', document } as const
  const reading = readDocument(target, sources, textOf)
  const { results, problems, unusedComments } = lintTexts(reading, context, { recallFor, readings })
  const diagnostics = results.flatMap(([, result]) => result.diagnostics)
  return {
    document,
    recognised: sources.some((source) => source.accepts(target)),
    toolsets: reading.toolsets,
    // within one set they differ already, and numbering asks for every fingerprint
    diagnostics: results.length > 1 ? distinct(diagnostics) : diagnostics,
    suppressed: results.reduce((sum, [, result]) => sum + result.suppressed, 0),
    problems: [...problems, ...results.flatMap(([, result]) => result.problems)],
    unusedComments,
    uses: reading.uses,
  }
}
