import type { JsonObject } from '../core/json.ts'
import type { ShownTool } from '../core/model.ts'
import { CERTAINTIES } from '../core/certainty.ts'
import { READING_KINDS } from './kinds.ts'

const STRING = { type: 'string' } as const

const CLAIM: JsonObject = {
  type: 'object',
  properties: { at: STRING, quote: STRING, about: STRING, value: STRING },
  required: ['at', 'quote', 'about', 'value'],
  additionalProperties: false,
}

// what was read comes before what it amounts to, so that a model that writes from left to right judges last
const FINDING: JsonObject = {
  type: 'object',
  properties: {
    tool: { ...STRING, description: 'Its id, such as t2.' },
    claims: { type: 'array', items: CLAIM, minItems: 1, maxItems: 2 },
    at: { ...STRING, description: 'JSON Pointer of the place to change.' },
    what: { ...STRING, description: 'One sentence.' },
    kind: { ...STRING, enum: Object.keys(READING_KINDS) },
    certainty: { ...STRING, enum: CERTAINTIES },
  },
  required: ['tool', 'claims', 'at', 'what', 'kind', 'certainty'],
  additionalProperties: false,
}

/** The tool that a reader calls with what it found: `{findings: [{tool, claims: [{at, quote, about, value}], at, what, kind, certainty}]}`. */
export const REPORT_TOOL: ShownTool = {
  name: 'report',
  description: 'Takes all findings at once. Call it exactly once, with an empty list when there are none.',
  inputSchema: {
    type: 'object',
    properties: { findings: { type: 'array', items: FINDING } },
    required: ['findings'],
    additionalProperties: false,
  },
}

/** The tool that a second look is answered with: `{answers: [{id, why, verdict: holds | fine | unclear}]}`. */
export const ANSWER_TOOL: ShownTool = {
  name: 'answer',
  description: 'Takes the verdict on every item at once. Call it exactly once.',
  inputSchema: {
    type: 'object',
    properties: {
      answers: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: STRING,
            fine: { ...STRING, description: "The best reading in the author's favour. One sentence." },
            why: { ...STRING, description: 'Why the verdict. One sentence.' },
            verdict: { ...STRING, enum: ['holds', 'fine', 'unclear'] },
          },
          required: ['id', 'fine', 'why', 'verdict'],
          additionalProperties: false,
        },
      },
    },
    required: ['answers'],
    additionalProperties: false,
  },
}
