import type { Diagnostic } from '../core/finding.ts'
import { documentOf } from '../sources/document.ts'
import type { TextOf } from '../sources/source.ts'
import type { Context } from './context.ts'
import { fixDocuments } from './fix-documents.ts'

/** A text after the safe patches of its findings. */
export interface FixedText {
  readonly text: string
  readonly findings: number
  /** Safe patches that were not made, with the reason. */
  readonly left: readonly string[]
}

/** Makes the safe patches of one text, those of one rule or all; writes nothing. */
export function fixText(
  uri: string,
  text: string,
  context: Context,
  { rule, textOf }: { readonly rule?: string | undefined; readonly textOf?: TextOf | undefined } = {},
): FixedText {
  const target = { kind: 'document', document: documentOf(uri, text, context.catalogue.sources) } as const
  const wanted = (diagnostic: Diagnostic) => rule === undefined || diagnostic.rule === rule
  const { files, left } = fixDocuments([target], context, { wanted, textOf })
  const [file] = files
  return { text: file?.after.text ?? text, findings: file?.findings ?? 0, left }
}
