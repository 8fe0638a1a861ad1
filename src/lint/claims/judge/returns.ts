import { isArray, own } from '../../../core/json.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf } from '../../../schema/parameters.ts'
import { contentWords, nameWords } from '../../prose/text/words.ts'
import { returnedFields, type ReturnedField } from '../read/returned-fields.ts'
import { outputOf } from './output.ts'

/** The fields that a description promises and the output schema lacks, if the two are about one answer; else none. */
export function missingFields(tool: Tool, toolset: Toolset): readonly ReturnedField[] {
  const fields = tool.description ? returnedFields(tool.description) : []
  const { names, whole } = outputOf(tool)
  if (fields.length === 0 || names.size < 2) return []
  const spoken = fields.filter(({ name }) => !isSomethingElse(name, tool, toolset))
  const marked = spoken.filter((one) => one.marked)
  const strange = marked.filter(({ name }) => !names.has(name))
  // at least half of them known: the rest is of the same answer
  if (strange.length > 0 && (marked.length - strange.length) * 2 >= marked.length) return strange
  if (!whole) return []
  if (strange.length > 1) return strange
  const told = wordsOf(tool)
  // a list of plain words
  const plain = spoken.filter((one) => !one.marked)
  const untold = plain.filter(({ name }) => nameWords(name).every((word) => !told.has(word)))
  return untold.length > 1 && plain.length > 2 && untold.length * 2 >= plain.length ? untold : []
}

/** Every word of the output schema: a plain word of a text may paraphrase a description. */
function wordsOf(tool: Tool): ReadonlySet<string> {
  return new Set(
    outputFieldsOf(tool).flatMap(({ name, description }) => [...nameWords(name), ...contentWords(description ?? '')]),
  )
}

/** True for a parameter of the tool, another tool, or a value that the output may take. */
function isSomethingElse(name: string, tool: Tool, { tools }: Toolset): boolean {
  return (
    tools.some((other) => other.name === name) ||
    parametersOf(tool).some((parameter) => parameter.name === name) ||
    outputFieldsOf(tool).some(({ schema }) => {
      const values = own(schema, 'enum')
      return isArray(values) && values.includes(name)
    })
  )
}
