import type { Tool } from '../../../core/tool.ts'
import { outputFieldsOf, type Parameter } from '../../../schema/parameters.ts'
import { unitOfName } from '../../lexicon/units.ts'
import { nameParts, nameWords } from '../../prose/text/words.ts'
import { returnedAs, type ReturnedAs } from '../read/returned-as.ts'

/** What a description states about a field of the answer, and its output schema states something else. */
interface OtherType {
  readonly words: ReturnedAs['words']
  readonly field: string
  /** The types of the schema. */
  readonly instead: string
}

/** "the average as text" in the description, and a number of that name in the output schema; a schema of one value is about that one. */
export function typeOtherwise(tool: Tool): OtherType | undefined {
  const { description } = tool
  const said = description ? returnedAs(description) : []
  if (said.length === 0) return undefined
  const fields = outputFieldsOf(tool).filter(({ types }) => types.length > 0)
  const [only] = fields
  for (const { thing, type, words } of said) {
    const named = fields.filter(({ name }) => isNamed(name, thing))
    const about = named.length === 0 && fields.length === 1 && only !== undefined ? [only] : named
    if (about.length === 0 || about.some((field) => mayBe(field, type))) continue
    const field = about.find(({ types }) => !types.includes('array') && !types.includes('object')) ?? about[0]
    if (field !== undefined) return { words, field: field.name, instead: `the type ${field.types.join(' or ')}` }
  }
  return undefined
}

/** True if the words for a thing end with the name, without the unit in it: "round trip" is `average_trip_ms` not, `trip_ms` is. */
function isNamed(name: string, thing: string): boolean {
  const told = nameWords(thing.replaceAll('-', ' '))
  const unit = unitOfName(name)
  const parts = nameParts(name)
  const words = nameWords((unit === undefined ? parts : parts.slice(0, -1)).join(' '))
  return words.length > 0 && words.every((word) => told.includes(word)) && words.at(-1) === told.at(-1)
}

function mayBe({ types }: Parameter, type: ReturnedAs['type']): boolean {
  if (types.includes(type)) return true
  return type === 'number' && types.includes('integer')
}
