import { clip } from '../../src/core/text.ts'
import { isGeneric } from '../../src/lint/lexicon/filler.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { contentWords } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description names no concrete object and nothing that narrows it: "search for documents", "manage data".',
  why:
    'Such a text fits a hundred tools, so a model calls the tool for requests that are not its own and passes over it when they are. It fires only when every word ' +
    'is a general verb (`search`, `manage`, `process`), a general object (`data`, `items`, `documents`) or filler; one word of the tool\'s own world ("documents in the wiki", ' +
    '"the current user", "records from a table") is enough to pass, because beyond that point people disagree and a rule must not.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'Aim for three or four sentences a tool; a one-line description without an object is the named bad example.',
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
      { description: 'Read a file' },
      { description: 'Navigate to a URL' },
      { description: 'Delete an S3 bucket' },
      { description: 'Search invoices by customer' },
      { description: 'Get data for a GPS track' },
      { description: 'Returns the weather' },
      { description: 'Close the browser' },
      { description: 'Run SQL' },
      { description: 'Find records whose text matches' },
      { description: 'Process refunds' },
      { description: 'List queues' },
      { description: 'Search the web' },
      { description: 'Get the current time' },
      { description: 'List tables' },
      { description: 'Send a message' },
      { description: 'Fetch a URL' },
      { description: 'Update a task' },
      { description: 'Set the status of an order' },
      { description: 'Write to the clipboard' },
      { description: 'Delete records older than a date' },
      { description: 'Undo the last operation' },
      { description: 'Get help' },
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
    ],
  },
  *check({ description }) {
    if (!description?.trim() || description.length > 300) return
    const said = contentWords(description)
    // "get help" names what comes back, "helper for items" does not
    if (said.length === 0 || !said.every(isGeneric) || /\bhelp\W*$/i.test(description) || !isEnglish(description)) return
    yield {
      at: '/description',
      words: { start: 0, end: description.length },
      message: `"${clip(description.trim(), 80)}" names no object of this tool's own and nothing that narrows it, so it fits any request and none. Say which things, from where, and what the call returns.`,
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
