import { clip, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { deniesLoss } from '../../src/lint/prose/tools/denied-loss.ts'
import { softDeletion } from '../../src/lint/prose/tools/euphemisms.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { contentWords, nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { factOfEach } from '../../src/lint/memo.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { ready } from '../../src/lint/prose/text/ready.ts'

/** Words with which a text states whether a deletion can be undone, what else is deleted, what stays, or what must be done first. */
const SAYS =
  /\b(?:undo|undone|revers\w{0,8}|recover\w{0,6}|restor\w{0,8}|permanen\w{0,5}|irrevers\w{0,5}|forever|trash\w{0,4}|recycle|bin|archiv\w{0,4}|soft[- ]delet\w{0,3}|cascad\w{0,4}|also|(?:and|with) (?:all )?(?:of )?(?:its|their)|including|along with|together with|associated|related|only (?:if|when|works)|must|will|no longer|cannot|can['’]t|unless|force|confirm\w{0,8}|dry[- ]?run|bill\w{0,4}|charg\w{0,3}|cost\w{0,3}|refund\w{0,3}|affect\w{0,3}|warning|caution|careful\w{0,2}|stays?|remains?|keeps?|kept|preserv\w{0,3}|without|before|after|immediately|destructive|los[et]s?|loss|all data|as well|sub-?tasks|children|operation (?:changes|removes))\b/i
/** Things that cost nothing to delete: they are created again, or are temporary by design. */
const CHEAP = /\b(?:cache|caches|cached|cookies?|session|sessions|drafts?|reactions?|temporary|temp)\b/i
/** "Remove an issue from a cycle" deletes nothing: the issue stays. The groups are the issue and the cycle. */
const TAKES_OUT = /^\W{0,4}(?:removes?|detach(?:es)?|unlinks?|disconnects?) (.{1,60}?) from (.{1,60})/i
const mayTakeOut = cue('from')
/** What `drop_` deletes. `drop` alone is too often drag and drop. */
const STORED = /^drop_(?:\w{1,40}_)?(?:database|collection|table|schema|view|column|bucket)s?$/

const ANNOTATIONS = { readOnlyHint: false, destructiveHint: true }
const SILENT = {
  name: 'delete_policy',
  title: 'Delete policy',
  description: 'Delete a policy of the handbook by its section number.',
  annotations: ANNOTATIONS,
}

const SOFT = { name: 'tidy_handbook', title: 'Tidy handbook', annotations: { readOnlyHint: false } }

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary:
    'Tools that delete do not state whether it can be undone or what else is deleted. Or a text describes a deletion only in euphemisms.',
  why: 'Before a deletion, a model decides whether to ask the user, and whether "delete", "archive" or "remove" was meant. Only the description can tell it. One sentence is enough: "Permanent." or "Can be restored for 30 days; its comments are deleted too." Tools that create or change are not checked, because their verb and object describe the effect. All tools of a set make one finding. "Tidies up" or "makes room" without a plain word for what is deleted gets a finding of its own: a model runs it as harmless maintenance.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://developers.openai.com/plugins/guides/optimize-metadata',
      says: 'Annotations mark tools that delete or overwrite. Descriptions state what a call must not be used for.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '128 tools delete something that is not created again. 70 of them, on 16 servers, state no more. 58 state whether it can be undone, what else is deleted or what must be done first.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [{}, { ...SILENT, description: 'Delete a policy of the handbook. This cannot be undone.' }] },
      { tools: [{}, { ...SILENT, description: 'Delete a policy together with its comments.' }] },
      {
        tools: [
          {},
          {
            ...SILENT,
            name: 'delete_chapter_policy',
            description: 'Remove a policy from a chapter. Chapters only point to policies.',
          },
        ],
      },
      { tools: [{}, { ...SOFT, description: 'Tidies up the headings of a policy; no policy is deleted.' }] },
      {
        tools: [
          {},
          { ...SOFT, description: 'Cleans up old drafts: deletes those of last year. They stay in the bin for 30 days.' },
        ],
      },
      { tools: [{}, { ...SOFT, description: 'Cleans up the wording of a policy.' }] },
      { tools: [{}, { ...SOFT, description: 'Tidies up the remarks: doubled blanks go, every word stays.' }] },
      { tools: [{}, { ...SOFT, description: 'Makes room on the page. All policies remain where they are.' }] },
      { tools: [{}, { ...SOFT, description: 'Clears out the margin of the handbook. No note is lost.' }] },
      { tools: [{}, { ...SILENT, name: 'delete_cache', description: 'Delete the search cache of the handbook.' }] },
    ],
    bad: [
      { tools: [{}, SILENT] },
      {
        tools: [{}, { ...SOFT, description: 'Weeds out the handbook. Nothing stays of policies that nobody reads.' }],
      },
      {
        tools: [
          {},
          { ...SOFT, description: 'Tidies up the handbook: policies that nobody read for two years are gone afterwards.' },
        ],
      },
      { tools: [{}, { ...SOFT, description: 'Cleans out old drafts of policies.' }] },
      { tools: [{}, { ...SOFT, description: 'Makes room in the handbook. Returns how many policies are left.' }] },
      {
        tools: [
          SILENT,
          { ...SILENT, name: 'drop_table', title: 'Drop table', description: 'Drop a table of the handbook.' },
          { ...SILENT, name: 'purge_comments', title: 'Purge comments', description: 'Purges comments on a policy.' },
        ],
      },
    ],
  },
  *check(toolset) {
    const { tools } = toolset
    const deletions = deletionOfEach(toolset)
    for (const tool of tools) {
      const soft = deletions[tool.index]?.soft
      if (soft === undefined) continue
      yield {
        tool: tool.index,
        at: '/description',
        words: soft,
        subject: 'soft',
        message: `"${(tool.description ?? '').slice(soft.start, soft.end)}" may mean that something is deleted, but the text does not state what is deleted and what stays. A model treats the call as harmless. Write "Deletes …" and whether it can be undone, or "Nothing is deleted."`,
      }
    }
    const silent = tools.filter(({ index }) => deletions[index]?.silent)
    const [first] = silent
    if (first === undefined) return
    const named = list(
      silent.map(({ name }) => `"${clip(name, 50)}"`),
      3,
    )
    yield {
      tool: first.index,
      at: '/description',
      subject: 'deletions',
      related: silent.slice(1).map(({ index }) => index),
      message: `${named} ${silent.length === 1 ? 'does' : 'do'} not state whether the deletion can be undone or what else it deletes. A model cannot know when to ask the user first. Add a sentence such as "Permanent." or "Can be restored for 30 days; its comments are deleted too."`,
    }
  },
  plant({ tools }, random) {
    const tool =
      pick(
        tools.filter((one) => one.outputSchema === undefined || tools.length === 1),
        random,
      ) ?? tools[0]
    if (tool === undefined) return undefined
    const things = pick(['policy', 'invoice', 'branch', 'calendar event', 'mailbox'], random) ?? 'policy'
    const text = pick(
      [
        `Delete a ${things}`,
        `Deletes the specified ${things} by ID.`,
        `Delete an existing ${things} of the workspace.`,
        `Purge one ${things}.`,
      ],
      random,
    )
    return [
      { tool: tool.index, at: '/name', to: `delete_${things.replace(' ', '_')}` },
      { tool: tool.index, at: '/title', to: `Delete ${things}` },
      { tool: tool.index, at: '/description', to: text },
      { tool: tool.index, at: '/annotations', to: ANNOTATIONS },
    ]
  },
})

/** The words of a tool's text that may mean a deletion, and whether it deletes and does not say what is lost. */
const deletionOfEach = factOfEach((tool) => {
  const { description = '' } = tool
  return {
    soft: isEnglish(description) ? softDeletion(tool) : undefined,
    silent:
      isDeleting(tool) &&
      description.trim() !== '' &&
      !ready(SAYS).test(description) &&
      !deniesLoss(description) &&
      isEnglish(description),
  }
})

function isDeleting({ name, description = '' }: Tool): boolean {
  const parts = nameParts(name)
  const effect = (effectOfName(name) ?? effectOfDescription(description))?.effect
  if (effect !== 'destroys' && !STORED.test(parts.join('_')) && parts.at(-1) !== 'teardown') return false
  if (takesOut(name, description)) return false
  // an HTTP client deletes nothing of its own
  return !/\bHTTP\b/.test(description) && !CHEAP.test(name.replaceAll(/[_-]/g, ' ')) && !CHEAP.test(description.slice(0, 80))
}

/** True if the name and the text both contain the thing and the container from which it is removed. */
function takesOut(name: string, description: string): boolean {
  if (!mayTakeOut(description)) return false
  const [, thing = '', holder = ''] = TAKES_OUT.exec(description) ?? []
  const named = new Set(nameWords(name))
  const last = contentWords(thing).at(-1)
  return (
    last !== undefined &&
    named.has(last) &&
    contentWords(holder)
      .slice(0, 2)
      .some((word) => word !== last && named.has(word))
  )
}
