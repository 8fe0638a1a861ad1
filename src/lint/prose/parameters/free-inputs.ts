import { own } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { isOnly } from '../../../schema/planting.ts'

/** Keywords that limit which texts a string may be. */
const LIMITS = ['enum', 'const', 'pattern']
/** Deeper parameters belong to a document that the tool stores, such as the specification of an app. */
const MOST_DEPTH = 1

/** Parameters that take any text (or any list of texts) and whose names fit: what a model can be talked into filling badly. */
export function freeInputs(tool: Tool, fits: (name: string) => boolean): readonly Parameter[] {
  return parametersOf(tool).filter(
    (parameter) =>
      parameter.depth <= MOST_DEPTH && fits(parameter.name) && isOnly(parameter, 'string', 'array') && !isLimited(parameter),
  )
}

function isLimited({ schema }: Parameter): boolean {
  if (LIMITS.some((keyword) => own(schema, keyword) !== undefined)) return true
  const items = own(schema, 'items')
  return typeof items === 'object' && items !== null && 'type' in items && items.type !== 'string'
}

/** True if annotations already tell the host what a call may do: it only reads, or it may destroy. */
export function isMarked({ annotations }: Tool): boolean {
  return annotations !== undefined && (own(annotations, 'readOnlyHint') === true || own(annotations, 'destructiveHint') === true)
}

/** The texts that may bound a parameter: its own description and the tool's. */
export function boundingText(tool: Tool, { description }: Parameter): string {
  return `${description ?? ''}\n${tool.description ?? ''}`
}
