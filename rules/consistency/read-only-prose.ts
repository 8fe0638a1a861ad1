import { own } from '../../src/core/json.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { actionsOf } from '../../src/lint/prose/tools/actions.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { statedLoss } from '../../src/lint/prose/tools/losses.ts'
import { claimsToOnlyRead } from '../../src/lint/claims/read/read-only-claims.ts'
import { deniedAndDone } from '../../src/lint/prose/tools/nothing-done.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { statedChange } from '../../src/lint/prose/tools/side-effects.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'The description calls the tool read-only, or states that nothing is stored, sent or changed. The name, the annotations or the rest of the description state a change.',
  why: 'A model calls a read-only tool freely, to look around and to retry. If the tool does write, it writes without approval and possibly twice. If only an annotation disagrees, the host asks the user about every harmless call. The rule uses only claims about the whole tool ("This is a read-only operation", "does not modify any data"). It ignores conditions, dry runs and modes, and claims about one object ("contacts are never modified").',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'readOnlyHint: if true, the tool does not modify its environment. False means that it may.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '90 descriptions claim that their tool only reads: no finding, so no false alarm. Recall on real defects is not measured.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook by keyword and return up to 10 passages. Read-only.' },
      removing('Remove a policy from the handbook. With dry_run it does not modify any data.'),
      removing('Remove a policy from the handbook. Employees are never modified; read-only users cannot call it.'),
      removing('Remove a policy from the handbook. If the handbook is locked, it is read-only.'),
      { description: 'Checks a draft of a policy. Nothing is stored here. The draft is kept by the browser.' },
      { description: 'Counts the policies. Nothing is written to the disk. The count is kept in memory.' },
      { description: 'Lists the drafts of policies. Nothing is sent. A draft is sent when an editor approves it.' },
    ],
    bad: [
      removing('Remove a policy from the handbook by its number. This is a read-only operation.'),
      { description: 'Counts the policies of the handbook. Nothing is stored. The count is saved as the next opening count.' },
      { description: 'Shows a policy to its readers. Nothing is sent. The policy is mailed to each of them.' },
      { description: 'Checks a policy for dead links. Nothing is changed. Each dead link is replaced with a note.' },
      {
        description: 'Search the policy handbook by keyword. This tool does not modify any data.',
        annotations: { readOnlyHint: false },
      },
      {
        description: 'Search the policy handbook by keyword (read-only).',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
      {
        name: 'policies',
        description: 'Read-only. Manage the policies of the handbook: list them, get one or delete one by its number.',
        inputSchema: {
          type: 'object',
          properties: { action: { type: 'string', description: 'What to do.', enum: ['list', 'get', 'delete'] } },
        },
        annotations: undefined,
      },
    ],
  },
  *check(tool) {
    const { description } = tool
    const words = description ? claimsToOnlyRead(description) : undefined
    const against = words && contradiction(tool)
    if (words === undefined || against === undefined) {
      const both = description && isEnglish(description) ? deniedAndDone(description) : undefined
      if (both === undefined || !description) return
      const [denied, done] = [both.denied, both.done].map(({ start, end }) => clip(oneLine(description.slice(start, end)), 80))
      yield {
        at: '/description',
        words: both.denied,
        message: `The description states "${denied}" and also "${done}". Both cannot be true. A model calls such a tool without asking the user, and retries it. Keep only the statement that is true, and describe what a call changes.`,
      }
      return
    }
    yield {
      at: '/description',
      words,
      message: `The description states "${description?.slice(words.start, words.end)}", but ${against}. A model calls a read-only tool without asking the user, and retries it. Keep only the statement that is true, and describe what a call changes.`,
    }
  },
  plant(tool, random) {
    const { index, name, description, annotations } = tool
    const claim = pick(
      [
        'This is a read-only operation.',
        'Read-only.',
        'This tool does not modify any data.',
        'It is read-only and makes no changes.',
      ],
      random,
    )
    if (!description || claim === undefined) return undefined
    const to = appended(description, claim)
    if (to === undefined) return undefined
    const writes = contradiction({ ...tool, annotations: {} }) !== undefined
    if (!writes && effectOfDescription(description)?.effect !== 'reads' && effectOfName(name)?.effect !== 'reads')
      return undefined
    return [
      { tool: index, at: '/description', to },
      ...(writes ? [] : [{ tool: index, at: '/annotations' as const, to: { ...annotations, readOnlyHint: false } }]),
    ]
  },
})

const TRIALS = new Set('preview plan dry simulate prepare estimate validate check test diff can'.split(' '))

/** The fact that contradicts "only reads", as a clause. */
function contradiction(tool: Tool): string | undefined {
  const { name, description = '', annotations = {} } = tool
  const [named, described] = [effectOfName(name), effectOfDescription(description)]
  if (described !== undefined && described.effect !== 'reads' && named?.effect !== 'reads')
    return `it begins with "${clip(described.verb, 30)}"`
  const parts = nameParts(name)
  const certain = named?.effect === 'destroys' || (named?.effect === 'changes' && parts[0] === named.verb)
  if (certain && described === undefined && !parts.some((part) => TRIALS.has(part))) return `the name means "${named.verb}"`
  const action = actionsOf(tool).find(({ effect }) => effect !== 'reads')
  if (action !== undefined) return `\`${clip(action.parameter, 40)}\` accepts "${clip(action.value, 40)}"`
  const loss = statedLoss(description)
  if (loss !== undefined) return `it also states "${clip(loss.verb, 40)}"`
  const change = statedChange(description)
  if (change !== undefined && named?.effect !== 'changes') return `it also states "${clip(change.verb, 40)}"`
  if (own(annotations, 'readOnlyHint') === false) return '`readOnlyHint` is false'
  return own(annotations, 'destructiveHint') === true && own(annotations, 'readOnlyHint') !== true
    ? '`destructiveHint` is true'
    : undefined
}

function removing(description: string) {
  return { name: 'remove_policy', description, annotations: undefined }
}
