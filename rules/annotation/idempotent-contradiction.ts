import { own } from '../../src/core/json.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import type { Patch } from '../../src/core/tool.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { statedRepeat } from '../../src/lint/prose/tools/repeats.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const HINTED = { readOnlyHint: false, destructiveHint: false, idempotentHint: true }
const adding = (description: string, annotations = HINTED) => ({
  name: 'add_policy',
  description: `Add a policy to a section of the handbook. ${description}`,
  annotations,
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: '`idempotentHint` is true, but the description states that a second call does more, or the reverse.',
  why: 'A host may repeat a call that is idempotent, and a model repeats a call when the answer was lost. If every call creates another entry, the hint leads to two of them: two charges, two letters. Describe what a second call does, and set the hint to match. The rule uses only plain statements about a second call ("Calling it twice leaves two rows", "Every call sends the mail"). It ignores conditions, and calls with other arguments or another key. A hint of false next to "This call is idempotent" only costs retries, but it is reported too.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'idempotentHint: if true, calling the tool repeatedly with the same arguments has no additional effect on its environment.',
      checked: '2026-11-29',
    },
    {
      kind: 'measured',
      ref: '2,370 tools of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: 'No finding, so no false alarm. No real server with the hint describes a second call that adds something.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      adding('A second call with the same title returns the first policy and adds nothing.'),
      adding('A retry with the same idempotency_key returns the first policy.'),
      adding('Calling it again with another title adds another policy.'),
      adding('Every call adds one more policy.', { ...HINTED, idempotentHint: false }),
      {
        name: 'append_note',
        description: 'Append a line to the note of a policy, unless its last line is the same already.',
        annotations: HINTED,
      },
      adding('Every later push to the branch publishes the handbook again.'),
    ],
    bad: [
      adding('Calling it twice leaves the section with two policies.'),
      adding('Every call adds a new policy: two calls with one title make two.'),
      adding('Repeating the call adds the policy again.'),
      adding('A policy is added on every call, even if one of that title exists.'),
      {
        name: 'append_note',
        description: 'Append a line to the note of a policy.',
        annotations: HINTED,
      },
      adding('This call is idempotent.', { ...HINTED, idempotentHint: false }),
    ],
  },
  *check({ index, name, description = '', annotations }) {
    const hint = annotations === undefined ? undefined : own(annotations, 'idempotentHint')
    if (annotations === undefined || typeof hint !== 'boolean' || own(annotations, 'readOnlyHint') === true) return
    const said = statedRepeat(description)
    const counts = hint && said === undefined ? countingVerb(name, description) : undefined
    if (counts !== undefined && isEnglish(description)) {
      yield {
        at: '/annotations/idempotentHint',
        message: `"idempotentHint" is true, but "${clip(counts, 30)}" changes something on every call. A client that lost the answer repeats the call. Set the hint to false, or describe what a second call leaves unchanged.`,
        patches: [hinting(index, false)],
      }
      return
    }
    if (said?.adds !== hint || !isEnglish(description)) return
    const quote = clip(oneLine(description.slice(said.words.start, said.words.end)), 100)
    yield {
      at: '/annotations/idempotentHint',
      message: hint
        ? `"idempotentHint" is true, but the description states "${quote}". A client that lost the answer repeats the call, and the effect happens twice. Set the hint to false, or describe what a second call leaves unchanged.`
        : `The description states "${quote}", but "idempotentHint" is false. A client then gives up although it could safely retry. Set the hint to true, or describe what a second call does.`,
      patches: [hinting(index, !hint)],
    }
  },
  plant({ index, name, annotations }, random) {
    const thing = nameParts(name).at(-1) ?? 'entry'
    const verb = pick(['create', 'send', 'add'], random) ?? 'create'
    const says = pick(
      [
        'Every call makes a new one.',
        'Calling it twice leaves two.',
        'A second call makes a second one.',
        'Repeated calls create duplicates.',
        'This operation is not idempotent.',
      ],
      random,
    )
    if (says === undefined) return undefined
    return [
      { tool: index, at: '/name', to: `${verb}_${thing}` },
      { tool: index, at: '/description', to: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} one of the ${thing}. ${says}` },
      { tool: index, at: '/annotations', to: { ...annotations, readOnlyHint: false, idempotentHint: true } },
    ]
  },
})

/** Verbs that build on the current state, so every call changes it again. */
const COUNTS = new Set('increment decrement append prepend bump'.split(' '))

/** Such a verb from the name, unless the text mentions repeated calls. */
function countingVerb(name: string, description: string): string | undefined {
  const verb = nameParts(name)
    .slice(0, 2)
    .find((part) => COUNTS.has(part))
  return verb === undefined || /\b(?:idempoten|already|again|twice|once|key|unless|retr)/i.test(description) ? undefined : verb
}

function hinting(tool: number, to: boolean): Patch {
  const edits = [{ tool, at: '/annotations/idempotentHint' as const, to }]
  return { says: `set idempotentHint to ${String(to)}`, safe: false, edits }
}
