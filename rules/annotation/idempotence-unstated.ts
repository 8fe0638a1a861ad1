import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/effect.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { nameParts } from '../../src/lint/prose/words.ts'
import { parametersOf } from '../../src/lint/schema/parameters.ts'

/** Verbs whose second call does it twice; to set, to rename or to delete twice is to do it once. */
const TWICE = new Set('create send insert add append post purchase submit invite clone duplicate provision'.split(' '))

const SAYS =
  /\b(?:idempoten\w{1,10}|repeat(?:ed|ing|s)?|retr(?:y|ies|ied|ying)|twice|duplicates?|already exists?|again|no-op|existing|upsert|if (?:it|one|they) (?:do(?:es)? not|doesn['’]t) exist)\b/i
const REQUEST_ID = /^(?:idempotency|dedup(?:e|lication)?|request_?id|client_?(?:request|token)|external_?id|nonce)/i

const ADDS = { name: 'add_policy', description: 'Add a policy to a section of the handbook and return its number.' }

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A tool that creates or sends says nothing about being called twice.',
  why: 'A model repeats a call whose answer was lost or unclear. A tool that creates, sends or buys then does it twice, unless it says so: `idempotentHint`, a request id among the parameters, or a sentence ("A second call with the same title creates a second policy"). Only tools with other hints are asked: the rest have annotation/missing. Advice of the strict preset, because false is the default and mostly right.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'idempotentHint: calling again with the same arguments has no additional effect; the default is false.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { ...ADDS, annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false } },
      {
        name: 'add_policy',
        description: 'Add a policy to a section. A second call with the same title creates a duplicate.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        ...ADDS,
        annotations: { readOnlyHint: false, destructiveHint: false },
        inputSchema: {
          type: 'object',
          properties: { idempotency_key: { type: 'string', description: 'Any text; the same one adds nothing a second time.' } },
        },
      },
    ],
    bad: [
      { ...ADDS, annotations: { readOnlyHint: false, destructiveHint: false } },
      {
        name: 'send_reminder',
        description: 'Send a reminder about a policy to one colleague.',
        annotations: { readOnlyHint: false, openWorldHint: true },
      },
    ],
  },
  *check(tool) {
    const { index, name, description = '', annotations } = tool
    if (
      annotations === undefined ||
      own(annotations, 'readOnlyHint') === true ||
      own(annotations, 'idempotentHint') !== undefined
    )
      return
    if (own(annotations, 'readOnlyHint') === undefined && own(annotations, 'destructiveHint') === undefined) return
    const named = effectOfName(name)
    if (named === undefined || !TWICE.has(named.verb) || effectOfDescription(description)?.effect === 'reads') return
    if (SAYS.test(description) || parametersOf(tool).some((parameter) => REQUEST_ID.test(parameter.name))) return
    if (!isEnglish(description)) return
    yield {
      at: '/annotations',
      message: `Nothing says what a second call does, and a model that lost the answer calls again: "${clip(named.verb, 30)}" then happens twice. Add "idempotentHint", take a request id, or say so in the description.`,
      patches: [
        {
          says: 'Set idempotentHint to false',
          safe: false,
          edits: [{ tool: index, at: '/annotations/idempotentHint', to: false }],
        },
      ],
    }
  },
  plant({ index, name }, random) {
    const thing = nameParts(name).at(-1) ?? 'entry'
    const verb = ['create', 'send', 'submit'][Math.floor(random() * 3)] ?? 'create'
    return [
      { tool: index, at: '/name', to: `${verb}_${thing}` },
      {
        tool: index,
        at: '/description',
        to: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} one of the ${thing} for a colleague and return its number.`,
      },
      { tool: index, at: '/annotations', to: { readOnlyHint: false, destructiveHint: false } },
    ]
  },
})
