import type { Document } from '../core/document.ts'
import { isArray, isObject, own } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { misfitsOf } from '../eval/check-suite.ts'
import type { SuiteFault } from '../eval/suite-faults.ts'
import { inspectSuite, type Suite } from '../eval/suite.ts'
import type { Tool } from '../core/tool.ts'
import { dataFormatOf, dataOf } from '../sources/data.ts'
import { looseDataIn } from '../sources/yaml-text.ts'

/** A golden suite as it stands in an editor. */
export interface SuiteText {
  /** As far as it can be read. */
  readonly suite: Suite
  readonly faults: readonly SuiteFault[]
  /** What the suite names and these tools lack. */
  misfits(tools: readonly Tool[]): readonly SuiteFault[]
}

/** Texts above this are data that a program wrote, and not worth reading twice to see whether they are a broken suite. */
const LONGEST_TYPED = 2 ** 20

/**
 * A text read as a golden suite; undefined for one that is none. Other formats have `intents`, too: a suite also names a toolset
 * next to them, or what people say in them. Needs the parser of its format.
 * @throws UserError for what would be a suite if it were YAML or JSON, as while somebody types
 */
export function suiteText(uri: string, text: string): SuiteText | undefined {
  if (!/\bintents\b["']?\s*:/.test(text)) return undefined
  const document: Document = { uri, text, format: dataFormatOf(uri, text) }
  try {
    const read = dataOf(document)
    if (!isSuite(read.data)) return undefined
    const { suite, faults } = inspectSuite(read)
    return { suite, faults, misfits: (tools) => misfitsOf(suite, { tools }) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    if (text.length > LONGEST_TYPED || !isSuite(looseDataIn(text))) return undefined
    throw error
  }
}

function isSuite(data: unknown): boolean {
  if (!isObject(data)) return false
  const intents = own(data, 'intents')
  if (intents === undefined) return false
  const speaks = (intent: unknown) => isObject(intent) && (Object.hasOwn(intent, 'says') || Object.hasOwn(intent, 'expect'))
  return Object.hasOwn(data, 'toolset') || (isArray(intents) && intents.some(speaks))
}
