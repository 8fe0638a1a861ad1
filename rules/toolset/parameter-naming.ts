import { clip, count, list } from '../../src/core/text.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { namedTools, type NamedTool } from '../../src/lint/prose/tools/named-tools.ts'
import { nameNouns } from '../../src/lint/prose/tools/job.ts'
import { nameWords } from '../../src/lint/prose/text/words.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { remembered } from '../../src/lint/prose/text/memo.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { respelled } from '../../src/lint/prose/parameters/respelled.ts'
import { spellingsIn, usesOf, type Spelling, type Use } from '../../src/lint/prose/parameters/spellings.ts'

/** Names of values that a model copies from the answer of one tool into the call of the next. */
const CARRIED = /[a-z](?:_(?:id|iid|uuid|number|key)|-id|Id|ID|Iid|Uuid|UUID|Number|Key)$/

const mayBeEither = cue('or', 'either')
/** A text that allows an id or a name. Then one tool accepts both, and another has a reason to accept only one. */
const EITHER =
  /\b(?:id|iid|uuid|number|key)\b[^.;]{0,30}\bor\b[^.;]{0,40}\b(?:path|name|slug|url|title|login|username|alias|handle|code)\b|\b(?:path|name|slug|url|title|login|username|alias|handle|code)\b[^.;]{0,30}\bor\b[^.;]{0,20}\b(?:id|iid|uuid|number|key)\b/i

const object = (...properties: readonly (readonly [name: string, type: string])[]) => ({
  type: 'object',
  properties: Object.fromEntries(
    properties.map(([name, type]) => [name, { type, description: `The ${name} that the answer of list_offices gives.` }]),
  ),
  additionalProperties: false,
})
const one = (name: string, type: string, description: string) => ({
  type: 'object',
  properties: { [name]: { type, description } },
  additionalProperties: false,
})
const book = { name: 'book_room', description: 'Reserve a meeting room of an office for one hour and send the invitation.' }
const cancel = { name: 'cancel_room', description: 'Give a reserved meeting room free again and tell the invited people.' }

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'One parameter is spelled differently in different tools, or an id with one name has different types.',
  why: 'In a conversation, a model repeats the argument names and the form of ids that it used last. If the next tool expects `perPage` instead of `per_page`, `q` instead of `query`, or a number instead of the string that the last tool returned, the call fails, or the argument is dropped without notice. Use one spelling for each parameter in the whole set, and one type for each id. All spellings of a set make one finding. A spelling is compared by its words, and by common abbreviations between parameters of the same type. Two spellings in one tool have different meanings and are not reported. Types are compared only for names that end with an id, number or key. They are not compared if a text allows a name or path as well, for lists of ids (a filter by several), or if the names of the tools show two kinds of ids (`get_sandbox_message`, `get_log_message`).',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Parameters should have unambiguous names: user_id rather than user.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Seven servers spell 31 parameters in two ways, and two give ids with one name two types. Of 13 findings 12 are right. In the wrong one, the id belongs to two kinds of orders. On 527 tools of 70 other servers there are 3 findings, all right.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        tools: [
          { ...book, inputSchema: object(['room_id', 'string']) },
          { ...cancel, inputSchema: object(['room_id', 'string']) },
        ],
      },
      { tools: [{ ...book, inputSchema: object(['roomId', 'string'], ['room_id', 'string']) }, cancel] },
      // a filter by several ids
      {
        tools: [
          { ...book, inputSchema: object(['room_id', 'string']) },
          { ...cancel, inputSchema: object(['room_id', 'array']) },
        ],
      },
      // ids of two kinds
      {
        tools: [
          { ...book, name: 'get_sandbox_message', inputSchema: object(['message_id', 'integer']) },
          { ...cancel, name: 'get_log_message', inputSchema: object(['message_id', 'string']) },
        ],
      },
      {
        tools: [
          { ...book, inputSchema: object(['value', 'string']) },
          { ...cancel, inputSchema: object(['value', 'integer']) },
        ],
      },
      {
        tools: [
          { ...book, inputSchema: one('room_id', 'string', 'Number of the room, or its name as the door shows it.') },
          { ...cancel, inputSchema: one('room_id', 'integer', 'Number of the room.') },
        ],
      },
    ],
    bad: [
      {
        tools: [
          { ...book, inputSchema: object(['room_id', 'string']) },
          { ...cancel, inputSchema: object(['room_id', 'integer']) },
          { name: 'list_guests', description: 'List who is invited.', inputSchema: object(['room_id', 'array']) },
        ],
      },
      {
        tools: [
          { ...book, inputSchema: object(['room_id', 'string']) },
          { ...cancel, inputSchema: object(['roomId', 'string']) },
        ],
      },
      {
        tools: [
          { ...book, inputSchema: object(['room_id', 'string']) },
          { ...cancel, inputSchema: object(['room_id', 'integer']) },
        ],
      },
      { tools: [{}, { ...book, inputSchema: object(['q', 'string']) }] },
    ],
  },
  *check(toolset) {
    const tools = namedTools(toolset)
    const uses = usesOf(toolset)
    const spellings = spellingsIn(uses)
    const [first] = spellings
    const rarest = first?.at(-1)?.[1]
    if (rarest?.[0] !== undefined) {
      const cases = spellings.slice(0, 3).map((forms) => told(forms, tools))
      const more = spellings.length > 3 ? `; and ${count(spellings.length - 3, 'more parameter')}` : ''
      yield {
        tool: rarest[0].tool,
        at: rarest[0].at,
        subject: 'spellings',
        related: rarest.slice(1).map(({ tool }) => tool),
        message: `Tools spell the same parameter differently: ${cases.join('; ')}${more}. A model repeats the spelling that it used last, and the argument is refused or lost. Use one spelling.`,
      }
    }
    for (const [name, given] of uses) {
      const rare = CARRIED.test(name) ? ofRareType(name, given, tools) : undefined
      const [one] = rare?.uses ?? []
      if (rare === undefined || one === undefined) continue
      yield {
        tool: one.tool,
        at: one.at,
        subject: `type of ${name}`,
        related: rare.uses.slice(1).map(({ tool }) => tool),
        message: `"${clip(name, 60)}" is a ${one.type} in ${where(rare.uses, tools)} but a ${rare.usual} in ${count(rare.others, 'other tool')}. A model passes on the value in the form that worked last. Use one type for the id.`,
      }
    }
  },
  plant: ({ tools }, random) => respelled(tools, random),
})

/** `"perPage" in 28 tools but "per_page" in actions_list`. */
function told(forms: readonly Spelling[], tools: readonly NamedTool[]): string {
  const [[usual = '', most = []] = [], ...others] = forms
  const rare = others.map(([name, uses]) => `"${clip(name, 30)}" in ${where(uses, tools)}`)
  return `"${clip(usual, 30)}"${most.length > 1 ? ` in ${count(most.length, 'tool')}` : ''} but ${list(rare, 2)}`
}

function where(uses: readonly Use[], tools: readonly NamedTool[]): string {
  if (uses.length > 2) return count(uses.length, 'tool')
  return list(uses.map(({ tool }) => clip(tools[tool]?.name ?? '', 40)))
}

/** Types of ids that a model passes on. A filter by several ids is a list, and not another form of one id. */
const HANDED_ON = new Set(['string', 'number'])

/** The uses of a name with the rarer of its two types. */
function ofRareType(
  name: string,
  all: readonly Use[],
  tools: readonly NamedTool[],
): { readonly usual: string; readonly uses: readonly Use[]; readonly others: number } | undefined {
  const uses = all.filter(({ type }) => HANDED_ON.has(type))
  if (uses.length < 2 || uses.some(({ description }) => takesEither(description))) return undefined
  const byType = [...Map.groupBy(uses, ({ type }) => type)].toSorted(([, a], [, b]) => b.length - a.length)
  const [usual, rare] = byType
  if (usual === undefined || rare === undefined || areOfOtherThings(name, rare[1], usual[1], tools)) return undefined
  return { usual: usual[0], uses: rare[1], others: usual[1].length }
}

/** Ids of anything: the parent of a folder and the parent of a comment are two kinds. */
const OF_ANYTHING = new Set(
  'last parent object target resource item record entity source ref reference external node first next previous owner'.split(' '),
)

/**
 * True if one name stands for ids of two kinds: `message_id` of get_sandbox_message and of get_log_message. All tools of
 * either type are named after the thing and share a word that no tool of the other type has.
 */
function areOfOtherThings(name: string, rare: readonly Use[], usual: readonly Use[], tools: readonly NamedTool[]): boolean {
  const noun = nameWords(name)[0] ?? ''
  if (OF_ANYTHING.has(noun)) return true
  const [its, others] = [rare, usual].map((uses) => uses.map(({ tool }) => nameNouns(tools[tool]?.name ?? '')))
  return isOwnKind(noun, its ?? [], others ?? []) && isOwnKind(noun, others ?? [], its ?? [])
}

function isOwnKind(noun: string, its: readonly (readonly string[])[], others: readonly (readonly string[])[]): boolean {
  const own = (its[0] ?? []).filter((word) => word !== noun && its.every((words) => words.includes(word)))
  return its.every((words) => words.includes(noun)) && own.some((word) => !others.some((words) => words.includes(word)))
}

const takesEither: (text: string) => boolean = remembered((text) => mayBeEither(text) && isEnglish(text) && EITHER.test(text))
