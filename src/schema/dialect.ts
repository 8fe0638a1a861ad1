import { ownString, type JsonObject } from '../core/json.ts'

/** A version of JSON Schema. MCP's default is 2020-12 (since revision 2025-11-25). */
export type Dialect = '2020-12' | '2019-09' | 'draft-07' | 'draft-06' | 'draft-04' | 'unknown'

const URI = /^https?:\/\/json-schema\.org\/(?:draft\/(2020-12|2019-09)\/schema|(draft-0[467])\/(?:hyper-)?schema)#?$/

/** The dialect that `$schema` declares. */
export function dialectOf(schema: JsonObject): Dialect {
  const declared = ownString(schema, '$schema')
  if (declared === undefined) return '2020-12'
  const [, modern, draft] = URI.exec(declared) ?? []
  switch (modern ?? draft) {
    case '2020-12':
      return '2020-12'
    case '2019-09':
      return '2019-09'
    case 'draft-07':
      return 'draft-07'
    case 'draft-06':
      return 'draft-06'
    case 'draft-04':
      return 'draft-04'
    default:
      return 'unknown'
  }
}
