import { own, ownString } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { nameNouns } from '../../src/lint/prose/tools/job.ts'
import { VERBS } from '../../src/lint/lexicon/verbs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { stem } from '../../src/lint/prose/text/stem.ts'
import { nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'

const SAYS =
  /\b(?:idempoten\w{1,10}|repeat(?:ed|ing|s)?|retr(?:y|ies|ied|ying)|twice|duplicates?|already exists?|again|no-op|existing|upsert|or (?:updates?|replaces?|overwrites?)|if (?:it|one|they) (?:do(?:es)? not|doesn['’]t) exist)\b/i
const REQUEST_ID = /^(?:idempotency|dedup(?:e|lication)?|request_?id|client_?(?:request|token)|external_?id|nonce)/i

/** Things that are identified by their names: a second one with the same name is refused. */
const NAMED = new Set(
  'branch bucket cluster collection column container database directory field file folder index keyspace namespace queue repo repository schema server table tag topic user view volume'
    .split(' ')
    .map(stem),
)
const FILES = new Set('directory file folder document'.split(' ').map(stem))
const HANDLE = /^(?:user_?name|slug|handle)$/i
const PATH = /^(?:file_?|folder_?|dir_?|directory_?)?(?:path|name)$/i
/** A pattern that allows no spaces: its values are identifiers, not titles. */
const IDENTIFIER = /^\^(?:\[(?:[\w.-]|\\[-.wd])+\](?:[+*?]|\{\d+(?:,\d*)?\})?)+\$$/

const makes = (name: string, required: readonly string[], pattern = '') => ({
  name,
  description: 'Make one for the handbook and return its number.',
  annotations: { readOnlyHint: false, destructiveHint: false },
  inputSchema: {
    type: 'object',
    properties: Object.fromEntries(
      required.map((key) => [key, { type: 'string', description: 'What it is called.', ...(pattern !== '' && { pattern }) }]),
    ),
    required,
  },
})
const ADDS = { name: 'add_policy', description: 'Add a policy to a section of the handbook and return its number.' }

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A tool that creates or sends something does not state what a second call does.',
  why: 'A model repeats a call when the answer was lost or unclear. A tool that creates, sends or buys something then does it twice. Four things prevent that: `idempotentHint`, a request id among the parameters, a required name that identifies the new thing (a branch, a table, a user), or a sentence such as "A second call with the same title creates a second policy". Only tools that have other hints are checked, because annotation/missing reports the others. The rule is advice in the strict preset: the default is false, and that is usually right.',
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
        name: 'create_address',
        description: 'Create or update the address of an office.',
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
      makes('create_tag', ['tag']),
      makes('create_shelf', ['name'], '^[a-z0-9_-]+$'),
    ],
    bad: [
      { ...ADDS, annotations: { readOnlyHint: false, destructiveHint: false } },
      {
        name: 'send_reminder',
        description: 'Send a reminder about a policy to one colleague.',
        annotations: { readOnlyHint: false, openWorldHint: true },
      },
      // a title may occur twice, and so may a name that is one
      makes('create_shelf', ['name', 'title']),
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
    if (named === undefined || !adds(named.verb) || effectOfDescription(description)?.effect === 'reads') return
    if (SAYS.test(description) || parametersOf(tool).some((parameter) => REQUEST_ID.test(parameter.name))) return
    if (makesOne(named.verb) && parametersOf(tool).some((parameter) => isKey(parameter, nameNouns(name).at(-1) ?? ''))) return
    if (!isEnglish(description)) return
    yield {
      at: '/annotations',
      message: `Nothing states what a second call does. A model that did not receive the answer repeats the call, and "${clip(named.verb, 30)}" may happen twice. Add "idempotentHint", add a request id parameter, or describe what a second call does.`,
      patches: [
        {
          says: 'set idempotentHint to false',
          safe: false,
          edits: [{ tool: index, at: '/annotations/idempotentHint', to: false }],
        },
      ],
    }
  },
  plant(tool, random) {
    const { index, name } = tool
    const thing = nameParts(name).at(-1) ?? 'entry'
    const isKeyed = parametersOf(tool).some((parameter) => isKey(parameter, stem(thing)))
    const verb = pick(isKeyed ? ['send', 'submit'] : ['create', 'send', 'submit'], random) ?? 'send'
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

/** True for a verb where a second call has a second effect. Setting, renaming or deleting twice has the effect of doing it once. */
function adds(verb: string): boolean {
  return VERBS.get(verb)?.adds === true
}

/** True for a verb that makes a thing with a given name. */
function makesOne(verb: string): boolean {
  return ['create', 'move'].includes(VERBS.get(verb)?.work ?? '')
}

/** True for the required name that the caller gives to the new thing and that identifies it: its natural key. */
function isKey({ name, required, depth, types, schema }: Parameter, thing: string): boolean {
  if (!required || depth > 0 || !types.includes('string')) return false
  if (HANDLE.test(name) || (PATH.test(name) && FILES.has(thing))) return true
  const names = nameWords(name).filter((word) => word !== 'name')
  const isItsName = names.length === 0 || (names.length === 1 && names[0] === thing)
  return isItsName && (NAMED.has(thing) || IDENTIFIER.test(ownString(schema, 'pattern') ?? ''))
}
