import { clip } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { isFiller } from '../../src/lint/prose/filler.ts'
import { contentWords, nameWords } from '../../src/lint/prose/words.ts'
import { defineRule } from '../../src/lint/rule.ts'

const WRITES = { readOnlyHint: false, destructiveHint: false }

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The description adds no content word to the name.',
  why:
    'The model reads the name anyway; a description that only spells it out costs tokens and decides nothing between siblings. Words are compared by stem, ' +
    'and words that fit any tool (`new`, `existing`, `specific`, `details`, `tool`) count as nothing added. One word of substance is enough to pass: ' +
    '"List repositories of the signed-in user" adds whose they are.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'A description explains what the tool does, when it should be used, what each parameter means and what its limits are.',
      checked: '2026-11-21',
    },
  ],
  entails: ['description/vague', 'description/too-short'],
  examples: {
    good: [
      {},
      { name: 'list_records', description: 'List records from a table' },
      { name: 'get_user', description: 'Get the current user' },
      { name: 'list_repositories', description: 'List repositories of the signed-in user' },
      { name: 'kv_get', description: 'Get a value from the key-value store' },
      { name: 'search', description: 'Search the policy handbook' },
      { name: 'delete_file', description: 'Move a file to the trash' },
      { name: 'get_projects', description: 'Get all projects for the current user' },
      { name: 'story_add_subtask', description: 'Add an existing story as a sub-task' },
    ],
    bad: [
      { name: 'create_queue', annotations: WRITES, description: 'Create a new queue' },
      { name: 'getPullRequest', description: 'Gets the details of a specific pull request.' },
      { name: 'update-record', annotations: WRITES, description: 'This tool updates an existing record' },
      { name: 'search_documents', description: 'Search for documents' },
      { name: 'listAllUsers', description: 'List users' },
      { name: 'deploy', annotations: WRITES, description: 'Deploys.' },
      { name: 'story_create_subtask', annotations: WRITES, description: 'Create a sub-task of a story' },
    ],
  },
  *check(tool) {
    const { name, description } = tool
    if (!description?.trim() || description.length > 200) return
    const said = contentWords(description)
    if (said.length === 0) return
    if (!said.every(knownIn(nameWords(name), said)) || !isEnglish(description)) return
    yield {
      at: '/description',
      words: { start: 0, end: description.length },
      message: `"${clip(description.trim(), 80)}" says nothing that the name "${clip(name, 64)}" does not say already, so a model cannot tell when to call it. Add which objects, from where, under what condition, and what comes back.`,
    }
  },
})

/** Whether a word of the description stands in the name, also where one of the two writes it apart (`sub-task`, `subtask`). */
function knownIn(name: readonly string[], said: readonly string[]): (word: string, index: number) => boolean {
  const known = new Set([...name, ...name.map((word, index) => word + (name[index + 1] ?? ''))])
  // "add an existing story" says that it creates none; "update an existing story" says nothing
  const attaches = said[0] === 'add' || said[0] === 'link' || said[0] === 'attach'
  return (word, index) =>
    known.has(word) ||
    (isFiller(word) && !(attaches && word === 'exist')) ||
    known.has(word + (said[index + 1] ?? '')) ||
    known.has((said[index - 1] ?? '') + word)
}
