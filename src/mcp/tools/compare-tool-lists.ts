import type { Change } from '../../core/change.ts'
import { count } from '../../core/text.ts'
import { listParameter, readGiven, unreadLines } from '../given-list.ts'
import { marked, MARKED_NOTE, quoted, QUOTED_NOTE, quotedSchema } from '../quoted.ts'
import type { OwnTool } from '../tool.ts'

const WEIGHT = { breaking: 0, behavioural: 1, harmless: 2 } as const

/** Characters of a text that stands on one side. */
const MOST_SIDE = 300
/** Changes of one answer. */
const MOST_SHOWN = 50

export const comparingTool: OwnTool = {
  name: 'compare_tool_lists',
  title: 'Compare two tool lists',
  description:
    'Tells what changed for a language model between two versions of a tool list: tools and parameters that were added, removed or renamed, ' +
    'values that are no longer accepted, reworded descriptions, and new orders to the model. Use it before a release, when reviewing a ' +
    'change, or when a server was updated. To check one list by itself, use lint_tools. The texts are only compared, and no tool is called. ' +
    'Returns the 50 gravest changes, each with its class: "breaking" (calls that were right before now fail), "behavioural" (a model may choose or call ' +
    'differently) or "harmless"; and by how much the version number should rise.',
  parameters: {
    before: listParameter('The older list'),
    after: listParameter('The newer list'),
  },
  outputSchema: {
    type: 'object',
    properties: {
      note: { type: 'string' },
      breaking: { type: 'integer' },
      behavioural: { type: 'integer' },
      harmless: { type: 'integer' },
      danger: { type: 'integer', description: 'Of these, changes that a security reviewer has to see.' },
      version: {
        type: 'array',
        description: 'For each server: by how much its version should rise.',
        items: {
          type: 'object',
          properties: {
            step: { enum: ['major', 'minor', 'patch', 'none'] },
            quoted: quotedSchema({ because: { type: 'string' } }),
          },
          required: ['step', 'quoted'],
          additionalProperties: false,
        },
      },
      changes: {
        type: 'array',
        description: 'The gravest first, at most 50.',
        items: {
          type: 'object',
          properties: {
            kind: { type: 'string', description: 'What changed, such as "parameter-removed" or "wording".' },
            class: { enum: ['breaking', 'behavioural', 'harmless'] },
            danger: { type: 'boolean' },
            quoted: quotedSchema({
              tool: { type: ['string', 'null'], description: 'null for the instructions of the whole server.' },
              path: { type: ['string', 'null'], description: 'The parameter or field; null for the tool itself.' },
              says: { type: 'string', description: 'The change in one or two sentences.' },
              before: { type: ['string', 'null'] },
              after: { type: ['string', 'null'] },
            }),
          },
          required: ['kind', 'class', 'danger', 'quoted'],
          additionalProperties: false,
        },
      },
      left: { type: 'integer', description: 'Changes beyond the first 50.' },
      unread: {
        type: 'array',
        description: 'Parts of either list that could not be read; the rest was compared.',
        items: quotedSchema({ message: { type: 'string' } }),
      },
    },
    required: ['note', 'breaking', 'behavioural', 'harmless', 'danger', 'version', 'changes', 'left', 'unread'],
    additionalProperties: false,
  },
  async run(given, { session: sessionFor, signal }) {
    const session = sessionFor()
    const [before, after] = [given('before'), given('after')]
    await readGiven(session, 'before', before)
    await readGiven(session, 'after', after)
    signal.throwIfAborted()
    const { summary, sets, changes, problems } = await session.diff({
      before: [await session.textTarget('before', before)],
      after: [await session.textTarget('after', after)],
    })
    const sorted = changes.toSorted((one, other) => weightOf(one) - weightOf(other))
    const shown = sorted.slice(0, MOST_SHOWN)
    const left = sorted.length - shown.length
    const { breaking, behavioural, harmless, danger } = summary
    return {
      structured: {
        note: QUOTED_NOTE,
        ...{ breaking, behavioural, harmless, danger },
        version: sets.map(({ advice: { step, because } }) => ({ step, quoted: { because: quoted(because) } })),
        changes: shown.map((change) => ({
          ...{ kind: change.kind, class: change.class, danger: change.danger },
          quoted: {
            tool: quotedOrNull(change.tool),
            path: quotedOrNull(change.path),
            says: quoted(change.says),
            before: quotedOrNull(change.before?.text ?? null),
            after: quotedOrNull(change.after?.text ?? null),
          },
        })),
        left,
        unread: problems.slice(0, 10).map(({ message }) => ({ message: quoted(message) })),
      },
      text: [
        `${breaking} breaking, ${behavioural} behavioural and ${harmless} harmless ${changes.length === 1 ? 'change' : 'changes'}; ${danger} dangerous.`,
        ...sets.map(({ advice: { step, because } }) => `The next version: ${step}. ${marked(because)}`),
        MARKED_NOTE,
        ...shown.map(changeLine),
        ...(left > 0 ? [`${count(left, 'more change')}; they weigh no more than these.`] : []),
        ...unreadLines(problems),
      ].join('\n'),
    }
  },
}

function changeLine({ class: weight, danger, kind, tool, path, says, before, after }: Change): string {
  const place = [tool, path].flatMap((name) => (name === null ? [] : [marked(name)])).join(' ')
  const sides = [before, after].map((side) => (side === null || side.text === null ? '(nothing)' : marked(side.text, MOST_SIDE)))
  return `- ${weight}${danger ? ', dangerous' : ''} ${kind} in ${place === '' ? 'the instructions' : place}: ${marked(says)} Before: ${sides.join(' After: ')}`
}

function weightOf(change: Change): number {
  return (change.danger ? 0 : 4) + WEIGHT[change.class]
}

function quotedOrNull(text: string | null): string | null {
  return text === null ? null : quoted(text, MOST_SIDE)
}
