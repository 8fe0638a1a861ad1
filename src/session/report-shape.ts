import { isObject, own, type Json, type JsonObject } from '../core/json.ts'
import type { Report } from '../core/report.ts'
import { clip } from '../core/text.ts'
import comparison from '../report/schemas/comparison.schema.json' with { type: 'json' }
import lint from '../report/schemas/lint.schema.json' with { type: 'json' }
import run from '../report/schemas/run.schema.json' with { type: 'json' }
import { objectionOf } from '../schema/ajv.ts'

const SCHEMAS: Readonly<Record<string, JsonObject & { readonly $id: string }>> = { lint, run, comparison }

/** A report from JSON that was read, or why it is none, as the end of a sentence. */
export function reportFrom(value: Json): { readonly report: Report } | { readonly fault: string } {
  const kind = isObject(value) ? own(value, 'kind') : undefined
  const schema = typeof kind === 'string' && Object.hasOwn(SCHEMAS, kind) ? SCHEMAS[kind] : undefined
  if (!isObject(value) || schema === undefined) return { fault: 'is not a report of rightcall' }
  const version = own(value, 'version')
  if (typeof version === 'number' && version > 1) return { fault: 'was written by a newer version of rightcall' }
  const objection = objectionOf(Object.values(SCHEMAS), schema.$id, value)
  const report: unknown = value
  if (objection !== undefined || !isChecked(report))
    return { fault: `is not a report that this version of rightcall can show: ${clip(objection ?? '', 200)}` }
  return { report }
}

/** The schema is the contract: what it takes is a report. */
function isChecked(value: unknown): value is Report {
  return isObject(value)
}
