import { own } from '../../src/core/json.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import type { Patch, Span, Tool } from '../../src/core/tool.ts'
import { actionsOf } from '../../src/lint/prose/tools/actions.ts'
import { effectOfDescription, effectOfName, openersOf } from '../../src/lint/prose/tools/effect.ts'
import { verbForm } from '../../src/lint/lexicon/verbs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { onlyReads } from '../../src/lint/prose/tools/may-change.ts'
import { statedLoss } from '../../src/lint/prose/tools/losses.ts'
import { opposed } from '../../src/lint/prose/tools/opposed.ts'
import { lastingOpening, statedChange } from '../../src/lint/prose/tools/side-effects.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    '`readOnlyHint` is true, but the name, the description or an `action` value means a change. Or it is false, and all of them only read.',
  why: 'Hosts run read-only tools without asking the user, so a tool that deletes or creates under `readOnlyHint: true` does so without a question. The rule reports a tool in these cases. The name and the description both use a verb of change. One of them has "delete" or a similar word, and the other does not have "get", "list" or "search". An `action` parameter offers a change. The text states that something is overwritten, cannot be undone, or is changed by the call ("Returns the thread and marks it as read").',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'readOnlyHint: if true, the tool does not modify its environment.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'One finding among 621 tools with readOnlyHint: true, and it is right: an operation that sets the current context.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        name: 'get_merge_request',
        description: 'Get one merge request by its number, with its state, author and the branches that it joins.',
      },
      {
        name: 'list_deleted_policies',
        description: 'List the policies that were deleted in the last 30 days, newest first, up to 50 of them.',
      },
      {
        name: 'update_checker',
        description: 'Compare the installed version of the handbook with the newest release and return both numbers.',
      },
      {
        name: 'delete_policy',
        description: 'Delete one policy from the handbook by its number; this cannot be undone.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
      {
        name: 'get_thread',
        description:
          'Return one thread of comments with id, text and deleted. Reading a thread leaves its comments unread; this tool neither marks nor deletes one.',
      },
      {
        name: 'run_check',
        description: 'Check the links of the handbook and return the dead ones.',
        annotations: { readOnlyHint: false },
      },
      {
        name: 'get_next_request',
        description: 'Get the next request of the queue. A request that was read is gone: it is removed there.',
        annotations: { readOnlyHint: false },
      },
      ...[
        ['sum_policy_reads', 'Adds up the readers of a policy, month by month.'],
        ['policy_totals', 'Adds the readers of all policies together and sorts them.'],
        ['policy_outline', 'Sets out what a policy asks of whom, in three sentences.'],
        ['policy_cause', 'Pins down which policy a sentence comes from.'],
        ['trace_policy', 'Follows the links of a policy and sets both ends side by side.'],
        ['policy_numbers', 'Returns the readers of a policy and adds them up.'],
      ].map(([name, description]) => ({ name, description, annotations: { readOnlyHint: true } })),
      {
        name: 'get_policy_chart',
        description: 'Create a chart of the policies by department and return it as SVG.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'get_policy_file',
        description: 'Save the text of one policy to a temporary file and return its path.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'get_policy',
        description: 'Get the text of one policy by its number.',
        inputSchema: {
          type: 'object',
          properties: {
            textPath: { type: 'string', description: 'Absolute path to a file to save the text to. If omitted, it is returned.' },
          },
        },
        annotations: { readOnlyHint: false },
      },
      {
        name: 'list_rules',
        description: 'List the rules that sort comments and delete old ones. Deleted comments are removed after 30 days.',
      },
    ],
    bad: [
      {
        name: 'handbook_edition',
        description: 'The edition of the handbook that all other tools work on.',
        inputSchema: {
          type: 'object',
          properties: {
            operation: { type: 'string', enum: ['list', 'get', 'set'], description: 'What to do with the edition.' },
          },
          required: ['operation'],
        },
        annotations: { readOnlyHint: true },
      },
      {
        name: 'delete_policy',
        description: 'Delete one policy from the handbook by its number; this cannot be undone.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'policy_reminder',
        description: 'Send a reminder about a policy to one colleague.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'get_policy',
        description: 'Get the text of one policy by its number.',
        annotations: { readOnlyHint: false },
      },
      {
        name: 'policies_create',
        description: 'Creates a policy in the handbook from a title and a body, and returns its number.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'get_next_request',
        description: 'Return the oldest request of the queue. The request is removed from the queue once it is read.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'check_policies',
        description: 'Check policies for dead links. If the check is successful the policies go live within a minute.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'get_policy_export',
        description: 'Writes all policies to a file of the shared drive and replaces the file that was there.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'policy_readers',
        description: 'Adds up to 50 readers to a policy.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'policy_team',
        description: 'Adds readers together with their roles to a policy.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'view_policy',
        description: 'Moves the policy to the top of the list of its readers and shows it.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'fetch_policy_report',
        description: 'Builds the report of one policy and overwrites the last one.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'policy_purge',
        description: 'Old policies leave the handbook for good, 90 days after they were replaced.',
        annotations: { readOnlyHint: true },
      },
    ],
  },
  *check(tool) {
    const hint = tool.annotations === undefined ? undefined : own(tool.annotations, 'readOnlyHint')
    if (hint === false && readsForSure(tool)) {
      yield {
        at: '/annotations/readOnlyHint',
        message:
          '"readOnlyHint" is false, but the name and the description only describe reading. Hosts will ask the user about calls that change nothing. Set the hint to true, or describe what a call changes.',
        patches: [hinting(tool, true)],
      }
    }
    const says = hint === true ? contradicted(tool) : undefined
    if (says === undefined) return
    yield {
      at: '/annotations/readOnlyHint',
      message: `"readOnlyHint" is true, but ${says.who} "${clip(says.verb, 80)}". Hosts run read-only tools without asking the user. Set the hint to false, or describe what the tool only reads.`,
      patches: [hinting(tool, false)],
    }
  },
  plant({ index, name, annotations }, random) {
    if (annotations === undefined || own(annotations, 'readOnlyHint') !== true) return undefined
    const thing = nameParts(name).at(-1) ?? 'entry'
    const verb = ['create', 'update', 'delete', 'rename', 'archive'][Math.floor(random() * 5)] ?? 'create'
    return [
      { tool: index, at: '/name', to: [`${verb}_${thing}`, `${thing}_${verb}`][Math.floor(random() * 2)] },
      {
        tool: index,
        at: '/description',
        to: `${verb.charAt(0).toUpperCase()}${verb.slice(1)}s one of the ${thing} and returns its number.`,
      },
    ]
  },
})

function hinting({ index }: Tool, to: boolean): Patch {
  const edits = [{ tool: index, at: '/annotations/readOnlyHint' as const, to }]
  return { says: `set readOnlyHint to ${String(to)}`, safe: false, edits }
}

/** Only get, list and search. A test or a check may run the thing that it checks. */
function readsForSure(tool: Tool): boolean {
  const { annotations = {}, description = '' } = tool
  if (own(annotations, 'destructiveHint') === true || !isEnglish(description) || !onlyReads(tool)) return false
  const verbs = [effectOfName(tool.name), ...openersOf(description)]
  return verbs.every((stated) => {
    const known = verbForm(stated?.verb.toLowerCase() ?? '')?.verb
    return known?.work === 'read' && known.verb !== 'check'
  })
}

interface Says {
  readonly who: string
  readonly verb: string
}

function contradicted(tool: Tool): Says | undefined {
  const { name, description = '', title = '' } = tool
  const described = effectOfDescription(description)
  const titled = effectOfName(title)
  const named = effectOfName(name) ?? (titled?.effect === 'reads' ? undefined : titled)
  const loss = statedLoss(description)
  if (loss !== undefined && isEnglish(description)) return { who: 'the description states', verb: loss.verb }
  const change = statedChange(description)
  // if the name reads and the text opens with a change, consistency/name-conflict reports it
  if (change !== undefined && change.words?.start !== described?.words?.start && isEnglish(description))
    return { who: 'the description states', verb: clauseAt(description, change.words) }
  const lasting = named?.effect === 'reads' ? lastingOpening(description) : undefined
  if (lasting !== undefined && opposed(name, description) === undefined && isEnglish(description))
    return { who: 'the description states', verb: clauseAt(description, lasting.words) }
  if (named?.effect === 'reads' || described?.effect === 'reads') return undefined
  const sure =
    named?.effect === 'destroys' ||
    described?.effect === 'destroys' ||
    (described !== undefined && (named !== undefined || isStrong(described.verb)))
  if (sure && described !== undefined) return { who: 'the description states', verb: described.verb }
  if (sure && named !== undefined) return { who: `the name "${clip(name, 60)}" contains`, verb: named.verb }
  const action = actionsOf(tool).find(({ effect }) => effect !== 'reads')
  return action && { who: `\`${clip(action.parameter, 40)}\` accepts`, verb: action.value }
}

/** Kinds of work that change something whatever their object is. Opening, starting and renewing may only concern the session. */
const STRONG = new Set('create update send deliver trade delete decide'.split(' '))

function isStrong(verb: string): boolean {
  return STRONG.has(verbForm(verb.toLowerCase())?.verb.work ?? '')
}

/** The words from a verb to the end of its clause, so that a condition is not cut off. */
function clauseAt(text: string, words: Span | undefined): string {
  return oneLine(/^[^.;:!?\n]{0,80}/.exec(text.slice(words?.start ?? 0))?.[0] ?? '').trim()
}
