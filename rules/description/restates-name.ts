import { clip, list } from '../../src/core/text.ts'
import { toolsetFrom, type Tool } from '../../src/core/tool.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { isGeneric } from '../../src/lint/lexicon/filler.ts'
import { nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { isRestated } from '../../src/lint/prose/tools/restated.ts'
import { tooLittleOf } from '../../src/lint/prose/tools/too-little.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { explainsItself } from '../../src/lint/prose/parameters/self-explaining.ts'
import { isWholeStory } from '../../src/lint/prose/rivals/whole-story.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule, type Example, type Overlay } from '../../src/lint/rule.ts'

/** Stems that need no explanation next to the words of the tool's name: `pull_request_id`, `page`. */
const PLAIN = new Set('id uuid key slug name title path url index number page limit query text'.split(' '))

const WRITES = { readOnlyHint: false, destructiveHint: false }

const taking = (required: readonly string[], optional: readonly string[] = []) => ({
  type: 'object',
  properties: Object.fromEntries(
    [...required, ...optional].map((name) => [name, { type: 'string', description: `As the office writes it: ${name}.` }]),
  ),
  required,
})

/** The tool in a set about these things. */
const among = (things: string, tool: Overlay): Example => ({
  tools: [
    tool,
    { name: `print_${things}`, description: `Print all ${things} of one day on the office printer.` },
    { name: `mail_${things}`, description: `Mail the ${things} of one customer to the tax adviser as a PDF.` },
  ],
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description adds no information to the name.',
  why: 'The model reads the name anyway. A description that only spells it out costs tokens and does not help to choose between similar tools. The finding is a warning in two cases: the name and the text together tell too little (measured as in `description/vague`, so good parameters do not help: "Get weather"), or at least `parameters` parameters have no text either and the model must guess what they are for. Otherwise it is advice. Nothing is reported if the parameters are explained and the name is enough: a tool that reads or creates one thing, or changes what it is given, and has no similar tool in the set (`get_label`, but not `get_order` next to `get_order_items`). No name can state what a deletion also removes or what an approval triggers. If the words are also generic, `description/vague` reports the tool instead. Words are compared by stem. Words that fit any tool (`new`, `existing`, `specific`, `details`, `tool`) add nothing. One informative word is enough: "List repositories of the signed-in user" adds an owner.',
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
      says: '160 texts of 16 servers, all of them literally true. Of 30 labelled on tuning servers 8 were wrong, 7 of them unhelpful: reads and updates with explained parameters and a sufficient name. After the repair 2 of 21 are wrong.',
      checked: '2026-11-21',
    },
  ],
  options: {
    parameters: {
      default: 2,
      min: 0,
      max: 1000,
      says: 'From this number of unexplained top-level parameters, the finding is a warning.',
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
      // explained, nothing more to tell, and the set tells what it is about
      among('invoices', {
        name: 'get_invoice',
        description: 'Get details of a specific invoice',
        inputSchema: taking(['number']),
      }),
      among('queues', {
        name: 'rename_queue',
        annotations: WRITES,
        description: 'Rename a queue',
        inputSchema: taking(['number', 'to']),
      }),
      among('queues', {
        name: 'create_queue',
        annotations: WRITES,
        description: 'Create a new queue',
        inputSchema: taking(['to'], ['color']),
      }),
    ],
    bad: [
      {
        name: 'create_queue',
        annotations: WRITES,
        description: 'Create a new queue',
        inputSchema: { type: 'object', properties: { ttl: { type: 'integer' }, policy: { type: 'string' } } },
      },
      { name: 'getPullRequest', description: 'Gets the details of a specific pull request.' },
      {
        name: 'update-invoice',
        annotations: WRITES,
        description: 'This tool updates an existing invoice',
        inputSchema: taking(['number'], ['due', 'note']),
      },
      { name: 'search_contracts', description: 'Search for contracts' },
      { name: 'listAllUsers', description: 'List users' },
      { name: 'deploy', annotations: WRITES, description: 'Deploys.' },
      { name: 'get_tides', description: 'Get tides' },
      { name: 'ship', description: 'Ship it' },
      {
        tools: [
          { name: 'story_create_subtask', annotations: WRITES, description: 'Create a sub-task of a story' },
          { name: 'story_add_subtask', annotations: WRITES, description: 'Add a finished story below another one' },
        ],
      },
      // a sibling reads more of the same
      {
        tools: [
          { name: 'get_invoice', description: 'Get an invoice', inputSchema: taking(['number']) },
          { name: 'get_invoice_lines', description: 'Get what was sold, with prices', inputSchema: taking(['number']) },
        ],
      },
      { name: 'delete_queue', annotations: WRITES, description: 'Delete a queue', inputSchema: taking(['number']) },
      {
        name: 'create_ticket',
        annotations: WRITES,
        description: 'Create a ticket',
        inputSchema: { type: 'object', properties: { body: { type: 'string' } } },
      },
    ],
  },
  *check(tool, { options, toolset }) {
    const { name, description = '' } = tool
    if (!isRestated(tool) || !isEnglish(description)) return
    const silent = silentParameters(tool)
    const poor = tooLittleOf(tool, toolset) !== undefined
    if (silent.length === 0 && !poor && isWholeStory(tool, toolset)) return
    const names = silent.map((parameter) => `"${clip(parameter.name, 40)}"`)
    const guess = `. A model has to guess what ${list(names, 3)} ${silent.length === 1 ? 'is' : 'are'} for`
    yield {
      at: '/description',
      words: { start: 0, end: description.length },
      message: `"${clip(description.trim(), 80)}" only repeats the name "${clip(name, 64)}"${silent.length > 0 ? guess : ''}. Describe where the tool acts, under what condition, and what it returns.`,
      ...(silent.length < options.parameters && !poor && { severity: 'info' as const }),
    }
  },
  plant(tool, random) {
    const { index, name } = tool
    if (silentParameters(tool).length === 0 && isWholeStory(tool, toolsetFrom({ uri: '', tools: [tool] }))) return undefined
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

/** Parameters that neither a text nor the tool's name explains. */
function silentParameters(tool: Tool): readonly Parameter[] {
  const named = new Set(nameWords(tool.name))
  return parametersOf(tool).filter(
    (parameter) =>
      parameter.depth === 0 &&
      !parameter.description?.trim() &&
      !explainsItself(parameter) &&
      !nameWords(parameter.name).every((word) => named.has(word) || PLAIN.has(word)),
  )
}
