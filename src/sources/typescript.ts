import type { Pointer } from '../core/pointer.ts'
import { toolFrom, toolsetFrom, type Span, type Tool } from '../core/tool.ts'
import type { Source } from './source.ts'
import { commentsInSource } from './typescript/comments.ts'
import { converters } from './typescript/converters.ts'
import { evaluator } from './typescript/evaluate.ts'
import { definitionsIn } from './typescript/forms.ts'
import { isSought, mayDefineTools } from './typescript/mentions.ts'
import { dataAt, dataOfValue, placeOfWords, type UnknownPart } from './typescript/placed-data.ts'
import { projectOf } from './typescript/project.ts'
import { loadParser } from './typescript/syntax.ts'
import type { FieldsValue } from './typescript/value.ts'
import { zod } from './typescript/zod.ts'

const FORMAT = 'typescript'
const EXTENSION = /\.[cm]?[jt]sx?$/

/** Source code in TypeScript and JavaScript: tools as authors write them. It is parsed and never executed. */
export const typescript: Source = {
  name: 'typescript',
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  formats: [FORMAT],
  sparse: { isSought, mayHold: mayDefineTools },
  // JSON may stand in a file of any name
  formatOf: (uri, text) => (EXTENSION.test(uri) && !/^\s*[{[]/.test(text) ? FORMAT : undefined),
  async prepare(formats) {
    if (formats.includes(FORMAT)) await loadParser()
  },
  accepts: (target) => target.kind === 'document' && target.document.format === FORMAT && mayDefineTools(target.document.text),
  comments: commentsInSource,
  read(document, textOf) {
    const { uri, text } = document
    const project = projectOf(uri, text, textOf)
    const defined = definitionsIn(project.main, evaluator(project, [zod, converters]))
    const entries = defined.flatMap(({ tools }) => tools)
    const complete = defined.length === 1 && defined[0]?.complete === true
    const read = entries.map((entry, index) => toolOf(entry, { uri, text }, index))
    const tools = read.map(({ tool }) => tool)
    const partly = read.filter(({ gaps }) => gaps.length > 0)
    return {
      toolsets: tools.length === 0 ? [] : [toolsetFrom({ uri, tools, complete: complete && partly.length === 0 })],
      problems: [],
      notes: [],
      gaps: [
        ...partly.map(({ tool, gaps }) => ({ uri, tool: tool.name, why: gaps[0]?.why ?? '' })),
        ...defined.flatMap(({ missed }) => (missed === undefined ? [] : [{ uri, tool: undefined, why: missed }])),
      ],
      uses: [...project.uses],
      single: false,
    }
  },
}

function toolOf(
  entry: FieldsValue,
  { uri, text }: { readonly uri: string; readonly text: string },
  index: number,
): { tool: Tool; gaps: readonly UnknownPart[] } {
  const gaps: UnknownPart[] = []
  const root = dataOfValue(entry, '', gaps) ?? { data: {}, span: entry.span }
  const origin = {
    uri,
    text,
    span: (at: Pointer) => dataAt(root, at).placed.span,
    wordsSpan: (at: Pointer, words: Span) => placeOfWords(root, at, words),
  }
  const tool = toolFrom(root.data, index, origin)
  return { tool: gaps.length === 0 ? tool : { ...tool, unknown: gaps.map(({ at }) => at) }, gaps }
}
