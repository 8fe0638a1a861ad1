import { clip, oneLine } from '../../src/core/text.ts'
import { isGeneric } from '../../src/lint/lexicon/filler.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { nameWords } from '../../src/lint/prose/text/words.ts'
import { isRestated } from '../../src/lint/prose/tools/restated.ts'
import { tooLittleOf } from '../../src/lint/prose/tools/too-little.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'The description tells next to nothing: it names no operation, or nothing that narrows the object: "manage data", "Interact with Jira".',
  why: 'Such a text fits a hundred tools. A model calls the tool for the wrong requests and misses it for the right ones. The rule measures how much the text tells. Each word counts by how rare it is in 2,370 real tools. A word from the name counts half, and a word that fits any tool (`manage`, `data`, `powerful`) counts nothing. A source, a place, a condition, a means, a number and a fixed reference ("the current user") count extra. A text that names no operation ("manages", "handles", "interacts with", "integration") must tell more. Good parameters do not help, because a model chooses the tool before it reads them. If other tools of the set are about the same thing, less is enough, because the set shows the subject. One informative word and what narrows it are enough ("List all projects in the workspace"). Beyond that point people disagree, and a rule should not decide.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'Aim for three or four sentences per tool. A one-line description without an object is the bad example.',
      checked: '2026-11-21',
    },
  ],
  entails: ['description/restates-name', 'description/too-short'],
  examples: {
    good: [
      {},
      { description: 'List records from a table' },
      { description: 'Get the current user' },
      { description: 'Search documents in the wiki' },
      { description: 'Navigate to a URL' },
      { description: 'Delete an S3 bucket' },
      { description: 'Search invoices by customer' },
      { description: 'Get data for a GPS track' },
      { description: 'Close the browser' },
      { description: 'Run SQL on the reporting database' },
      { description: 'Find records whose text matches' },
      { description: 'List the queues of a broker' },
      { description: 'Search the web for news' },
      { description: 'Get the current time' },
      { description: 'Send a message' },
      { description: 'Update a task' },
      { description: 'Set the status of an order' },
      { description: 'Write to the clipboard' },
      { description: 'Delete records older than a date' },
      { description: 'Undo the last operation' },
      { name: 'get_current_user', description: 'Get the current user' },
      { name: 'list_projects', description: 'List all projects in the workspace' },
      { name: 'ping', description: 'Ping a host' },
      { name: 'kettle', description: 'Manage the kettle: boil, pause, or keep warm for 30 minutes' },
      {
        tools: [
          { name: 'get_lens', description: 'Get a lens by number' },
          { name: 'list_lenses', description: 'List the lenses that are in stock, cheapest first' },
          { name: 'grind_lens', description: 'Grind a lens to a prescription' },
        ],
      },
      { description: '管理数据' },
    ],
    bad: [
      { description: 'search for documents' },
      { description: 'Search documents.' },
      { description: 'manage data' },
      { description: 'helper for items' },
      { description: 'This tool allows you to manage various items' },
      { description: 'Process the input data and return the result.' },
      { description: 'Handles requests' },
      { description: 'Get information about something' },
      { description: 'Performs operations on objects.' },
      { description: 'Execute a query' },
      { description: 'Manages resources.' },
      { description: 'Retrieve data from the API' },
      { description: 'Utility for handling data' },
      { description: 'Create, update or delete objects' },
      { description: 'Performs various actions' },
      { description: 'Fetch results' },
      { description: 'A tool to help with requests' },
      { description: 'Gets or sets values.' },
      { description: 'Do something with the input' },
      { description: 'Provides access to information' },
      { name: 'tides', description: 'Get tide details' },
      { name: 'lighthouse', description: 'Interact with the lighthouse' },
      { name: 'erp', description: 'Handles ERP operations' },
      { name: 'odds', description: 'Assorted helper functions' },
      { name: 'go', description: 'Makes things happen' },
      { name: 'kitchen', description: 'Use this to do things in the kitchen' },
      { name: 'smart_recipes', description: 'A powerful recipes tool' },
      { name: 'rank', description: 'Rank the given content and provide actionable insights' },
      {
        name: 'harbor',
        description: 'Retrieve harbor-related data for a ship. Use the action parameter to specify the operation.',
      },
      { name: 'run_audit', description: 'Run the audit to improve your application' },
    ],
  },
  *check(tool, { toolset }) {
    const little = tooLittleOf(tool, toolset)
    // a text that only spells out an informative name is `description/restates-name`
    if (little === undefined || (isRestated(tool) && !nameWords(tool.name).every(isGeneric)) || !isEnglish(little.text)) return
    const { text, acts } = little
    yield {
      at: '/description',
      words: { start: 0, end: text.length },
      message: `"${clip(oneLine(text), 80)}" ${acts ? 'does not name a specific object' : 'does not name an operation'}. It could describe almost any tool, so a model cannot know when to call this one. Describe what the tool does, to which things, and what it returns.`,
    }
  },
  plant({ index }, random) {
    const to = pick(
      [
        'search for documents',
        'Manage data',
        'Handles requests.',
        'Processes the input and returns the result.',
        'Helper for items',
        'Performs operations on objects',
        'Get information',
        'Executes a query.',
        'Utility function for working with data',
        'Retrieve data from the API.',
        'This tool performs various actions on resources',
        'Find records',
      ],
      random,
    )
    return [{ tool: index, at: '/description', to }]
  },
})
