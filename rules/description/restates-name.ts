import { clip, count, list } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { effectOfName } from '../../src/lint/prose/effect.ts'
import { isFiller, isGeneric } from '../../src/lint/prose/filler.ts'
import { contentWords, nameParts, nameWords } from '../../src/lint/prose/words.ts'
import { parametersOf } from '../../src/lint/schema/parameters.ts'
import { pick } from '../../src/lint/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Stems that need no explanation beside the words of the tool's name: `pull_request_id`, `page`. */
const PLAIN = new Set('id uuid key slug name title path url index number page limit query text'.split(' '))

const WRITES = { readOnlyHint: false, destructiveHint: false }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description adds no content word to the name.',
  why:
    'The model reads the name anyway; a description that only spells it out costs tokens and decides nothing between siblings. "Delete a label" on `delete_label` is still clear about its job, ' +
    'so where the tool has fewer than `parameters` parameters and each of them is explained the finding is info; it is a warning where a model has to guess what more there is to the call. ' +
    'Where the words are general on top of it, `description/vague` says so instead. Words are compared by stem, ' +
    'and words that fit any tool (`new`, `existing`, `specific`, `details`, `tool`) count as nothing added. One word of substance is enough to pass: ' +
    '"List repositories of the signed-in user" adds whose they are.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'A description explains what the tool does, when it should be used, what each parameter means and what its limits are.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '160 texts of 16 servers, all of them literally true; a reader found that most leave no doubt about the call, hence 136 of them are info.',
      checked: '2026-11-21',
    },
  ],
  options: {
    parameters: {
      default: 5,
      min: 0,
      max: 1000,
      says: 'From this many top-level parameters on the finding is a warning although they are all explained.',
    },
  },
  entails: ['description/too-short'],
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
      { name: 'update-invoice', annotations: WRITES, description: 'This tool updates an existing invoice' },
      { name: 'search_contracts', description: 'Search for contracts' },
      { name: 'listAllUsers', description: 'List users' },
      { name: 'deploy', annotations: WRITES, description: 'Deploys.' },
      { name: 'story_create_subtask', annotations: WRITES, description: 'Create a sub-task of a story' },
      {
        name: 'create_ticket',
        annotations: WRITES,
        description: 'Create a ticket',
        inputSchema: { type: 'object', properties: { body: { type: 'string' } } },
      },
    ],
  },
  *check(tool, { options }) {
    const { name, description } = tool
    if (!description?.trim() || description.length > 200) return
    const said = contentWords(description)
    if (said.length === 0) return
    if (!said.every(knownIn(nameWords(name), said)) || !isEnglish(description)) return
    const parameters = parametersOf(tool).filter(({ depth }) => depth === 0)
    const named = new Set(nameWords(name))
    const silent = parameters
      .filter(
        (parameter) =>
          !parameter.description?.trim() && !nameWords(parameter.name).every((word) => named.has(word) || PLAIN.has(word)),
      )
      .map((parameter) => `"${clip(parameter.name, 40)}"`)
    const clear = silent.length === 0 && parameters.length < options.parameters
    const guess =
      silent.length > 0
        ? `a model has to guess what ${list(silent, 3)} ${silent.length === 1 ? 'is' : 'are'} for`
        : clear
          ? 'it decides nothing between this tool and its siblings'
          : `nothing says what its ${count(parameters.length, 'parameter')} do together`
    yield {
      at: '/description',
      words: { start: 0, end: description.length },
      message: `"${clip(description.trim(), 80)}" says nothing that the name "${clip(name, 64)}" does not say already, and ${guess}. Add where it acts, under what condition, and what comes back.`,
      ...(clear && { severity: 'info' as const }),
    }
  },
  plant({ index, name }, random) {
    const [verb, ...rest] = nameParts(name)
    if (verb === undefined || rest.length === 0 || effectOfName(name)?.verb !== verb || nameWords(name).every(isGeneric))
      return undefined
    const things = rest.join(' ')
    const does = /(?:ch|sh|x)$/.test(verb) ? `${verb}es` : `${verb}s`
    const written = [
      `${verb} ${things}`,
      `${does} ${things}.`,
      `this tool ${does} ${things}`,
      `${verb} the specified ${things}.`,
      `tool to ${verb} ${things}`,
    ]
    const text = pick(written, random) ?? ''
    return [{ tool: index, at: '/description', to: text.charAt(0).toUpperCase() + text.slice(1) }]
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
