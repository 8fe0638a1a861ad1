import { isObject, own } from '../../../core/json.ts'
import { factOfSet } from '../../memo.ts'
import type { Pointer } from '../../../core/pointer.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf } from '../../../schema/parameters.ts'
import { namedTools } from '../../prose/tools/named-tools.ts'
import { outputNamesOf } from '../../prose/tools/output-names.ts'
import { vocabularyOf } from '../../prose/tools/tool-names.ts'
import { textsOf } from '../../prose/text/texts.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { nameParts } from '../../prose/text/words.ts'
import { codedNamesIn, type CodedName } from '../read/coded-names.ts'
import { isFree } from './exists.ts'
import { isField, outputOf } from './output.ts'

/** A name that a text reads from the answer of its tool, and that answer does not have it. */
export interface UnknownFound {
  readonly at: Pointer
  readonly named: CodedName
}

/** The names that a tool's texts read from its answer, where its output schema lists all fields and has none of them. */
export function* unknownFound(tool: Tool, toolset: Toolset): Iterable<UnknownFound> {
  if (!isObject(tool.outputSchema)) return
  const output = outputOf(tool)
  if (!output.whole && own(tool.outputSchema, 'additionalProperties') !== false) return
  // the inside of a parameter has names of its own
  const nested = new Set(parametersOf(tool).flatMap(({ depth, descriptionAt }) => (depth > 0 ? [descriptionAt] : [])))
  for (const [at, text] of answerTexts(tool)) {
    if (nested.has(at)) continue
    for (const named of codedNamesIn(text)) {
      const { name, as } = named
      // what an output field has given to the tool is usually told twice: as a field, and as a parameter
      if (as !== 'found' && as !== 'state' && (as === 'beside' || as === 'named' || !at.startsWith('/outputSchema'))) continue
      if (!output.whole && !(as === 'state' && untoldFlag(tool))) continue
      if (vocabularyOf(toolset).has(name) || outputNamesOf(toolset).has(name) || isField(name, output)) continue
      yield { at, named }
    }
  }
}

const firstWords = factOfSet((toolset: Toolset) => new Set(namedTools(toolset).map(({ name }) => nameParts(name)[0] ?? '')))

/** The names that a tool's texts treat as known, if both schemas list all names and neither has them. */
export function* unplacedNames(tool: Tool, toolset: Toolset): Iterable<UnknownFound> {
  const { inputSchema, outputSchema } = tool
  if (!isObject(outputSchema) || own(inputSchema, 'additionalProperties') !== false || !outputOf(tool).whole) return
  const parameters = parametersOf(tool)
  // what takes any keys, or a text in any language, has names of its own
  if (parameters.some(isFree)) return
  const output = outputOf(tool)
  const snake = [...parameters.map(({ name }) => name), ...output.names].some((name) => name.includes('_'))
  for (const [at, text] of answerTexts(tool)) {
    const own = parameters.find(({ descriptionAt }) => descriptionAt === at)
    if (own !== undefined && (own.depth > 0 || (own.types.includes('string') && !/^\W?[A-Z]/.test(text)))) continue
    for (const named of codedNamesIn(text)) {
      const { name, words } = named
      if (named.as !== 'named' || (text[words.start - 1] !== '`' && name.includes('_') !== snake)) continue
      if (vocabularyOf(toolset).has(name) || outputNamesOf(toolset).has(name) || isField(name, output)) continue
      // a name that begins as the set's tools do is one of a tool
      if (firstWords(toolset).has(nameParts(name)[0] ?? '')) continue
      const sentence = sentenceAt(text, words.start).text
      if (
        namedTools(toolset).some((other) => other.index !== tool.index && other.name.length > 3 && sentence.includes(other.name))
      )
        continue
      yield { at, named }
    }
  }
}

/** True if the top of an answer has one flag that the description does not name: then a state told of another name is that flag's. */
function untoldFlag(tool: Tool): boolean {
  const flags = outputFieldsOf(tool).filter(({ depth, types }) => depth === 0 && types.includes('boolean'))
  return flags.filter(({ name }) => !tool.description?.includes(name)).length === 1
}

function* answerTexts(tool: Tool): Iterable<readonly [Pointer, string]> {
  yield* textsOf(tool)
  for (const { description, descriptionAt } of outputFieldsOf(tool)) if (description) yield [descriptionAt, description]
}
