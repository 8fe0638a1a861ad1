import { call, type Pair } from './tools.ts'

const both = [{ tool: 'search' }, { tool: 'list_items' }]
const x = { query: 'x' }
const a = call('search', { query: 'a' })
const b = call('search', { query: 'b' })

/** Which calls are made, and how many. */
export const CALLS: readonly Pair[] = [
  {
    name: 'all: both',
    expect: { all: both },
    reply: [call('search', x), call('list_items')],
    scores: { selection: 1, 'right-call': 1 },
  },
  { name: 'all: swapped', expect: { all: both }, reply: [call('list_items'), call('search', x)], scores: { selection: 1 } },
  { name: 'all: one of two', expect: { all: both }, reply: [call('search', x)], scores: { selection: 0, 'right-call': 0 } },
  {
    name: 'all: one too many',
    expect: { all: both },
    reply: [call('search', x), call('list_items'), call('list_items')],
    scores: { selection: 0 },
  },
  {
    name: 'all: in order, swapped',
    expect: { all: both, order: 'given' },
    reply: [call('list_items'), call('search', x)],
    scores: { selection: 0 },
  },
  {
    name: 'all: in order',
    expect: { all: both, order: 'given' },
    reply: [call('search', x), call('list_items')],
    scores: { selection: 1 },
  },
  {
    name: 'all: one tool twice',
    expect: { all: [a, b] },
    reply: [b, a],
    scores: { selection: 1, arguments: 1, 'right-call': 1 },
  },
  {
    name: 'all: one call twice',
    expect: { all: [a, b] },
    reply: [a, a],
    scores: { selection: 1, arguments: 0, 'right-call': 0 },
  },
  {
    name: 'all: of two one is invalid',
    expect: { all: both },
    reply: [call('search', { query: 5 }), call('list_items')],
    scores: { selection: 1, valid: 0, 'right-call': 0 },
  },
  {
    name: 'calls: the first step',
    expect: { calls: both },
    reply: [call('list_items')],
    scores: { selection: 1, 'right-call': 1 },
  },
  {
    name: 'calls: no step',
    expect: { calls: both },
    reply: [call('delete_item', { id: '1' })],
    scores: { selection: 0, 'right-call': 0 },
  },
  { name: 'one call twice', expect: { tool: 'search' }, reply: [call('search', x), call('search', x)], scores: { selection: 0 } },
  {
    name: 'no call',
    expect: { tool: 'search' },
    reply: 'I would look for it.',
    scores: { selection: 0, 'right-call': 0, arguments: null, answered: 1 },
  },
  {
    name: 'a tool in other case',
    expect: { tool: 'Send_Message' },
    reply: [call('send_message', { to: 'Ann', body: 'hi' })],
    scores: { selection: 0, invented: 0, valid: 0 },
  },
  {
    name: 'the right tool, invalid, where the suite is silent',
    expect: { tool: 'get_weather' },
    reply: [call('get_weather', { city: 'Oslo', days: 9 })],
    scores: { selection: 1, valid: 0, 'right-call': 0 },
  },
  {
    name: 'the wrong tool, valid',
    expect: { tool: 'search' },
    reply: [call('list_items')],
    scores: { selection: 0, valid: 1, arguments: null, 'right-call': 0 },
  },
  {
    name: 'anyOf: a question beside a call',
    expect: { anyOf: [{ tool: 'search' }, 'ask'] },
    reply: 'Which report do you mean?',
    scores: { selection: 1, 'right-call': 1 },
  },
  {
    name: 'anyOf: the call',
    expect: { anyOf: [{ tool: 'search' }, 'ask'] },
    reply: [call('search', x)],
    scores: { selection: 1, 'right-call': 1 },
  },
  {
    name: 'anyOf: a statement is no question',
    expect: { anyOf: [{ tool: 'search' }, 'ask'] },
    reply: 'All good.',
    scores: { selection: 0, 'right-call': 0 },
  },
  {
    name: 'anyOf: another call is not none',
    expect: { anyOf: [{ tool: 'search' }, 'none'] },
    reply: [call('list_items')],
    scores: { selection: 0 },
  },
  {
    name: 'anyOf: none, but an empty reply',
    expect: { anyOf: [{ tool: 'search' }, 'none'] },
    reply: '',
    scores: { selection: null, answered: 0 },
  },
  {
    name: 'anyOf: all or one',
    expect: { anyOf: [{ all: [a, b] }, call('search', { query: 'a b' })] },
    reply: [call('search', { query: 'a b' })],
    scores: { 'right-call': 1 },
  },
  {
    name: 'anyOf: arguments of the other answer',
    expect: { anyOf: [a, call('delete_item', { id: '1' })] },
    reply: [call('delete_item', { id: '2' })],
    scores: { selection: 1, arguments: 0, 'right-call': 0 },
  },
  {
    name: 'forbidden beside the right call',
    expect: { tool: 'search' },
    not: ['delete_item'],
    reply: [call('search', x), call('delete_item', { id: '1' })],
    scores: { forbidden: 0, selection: 0 },
  },
  {
    name: 'nothing forbidden',
    expect: { tool: 'search' },
    not: ['delete_item'],
    reply: [call('search', x)],
    scores: { forbidden: 1 },
  },
  {
    name: 'nothing forbidden where nothing is called',
    expect: 'none',
    not: ['delete_item'],
    reply: 'I cannot do that.',
    scores: { forbidden: 1, abstention: 1 },
  },
  { name: 'none, with a question', expect: 'none', reply: 'Hello! How are you?', scores: { abstention: 1 } },
  {
    name: 'a call instead of a question',
    expect: 'ask',
    reply: { calls: [call('list_items')], text: 'Which one?' },
    scores: { ask: 0 },
  },
]
