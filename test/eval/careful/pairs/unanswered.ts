import type { Json } from '../../../../src/core/json.ts'
import { call, type Pair } from './tools.ts'

const FENCE = '```'

/** Calls of tools that are written into the text. */
const WRITTEN: readonly string[] = [
  '<tool_call>{"name": "search", "arguments": {"query": "x"}}</tool_call>',
  '<tool_call>\n{"name": "search", "arguments": {"query": "x"}}',
  'Let me look.\n\n<tool_call>\n{"name": "search", "arguments": {"query": "x"}}\n</tool_call>',
  `${FENCE}json\n{"name": "search", "arguments": {"query": "x"}}\n${FENCE}`,
  `I will search.\n${FENCE}json\n{"name": "search", "arguments": {"query": "x"}}\n${FENCE}`,
  '{"name": "search", "parameters": {"query": "x"}}',
  '[{"name": "search", "arguments": {"query": "x"}}]',
  '{"tool": "search", "arguments": {"query": "x"}}',
  '{"tool_name": "search", "tool_input": {"query": "x"}}',
  '{"function": "search", "arguments": {"query": "x"}}',
  '{"function": {"name": "search", "arguments": "{\\"query\\": \\"x\\"}"}}',
  '{"type": "function", "function": {"name": "search", "parameters": {"query": "x"}}}',
  '{"tool_calls": [{"function": {"name": "search", "arguments": "{}"}}]}',
  '{"action": "search", "action_input": {"query": "x"}}',
  '{"type": "tool_use", "name": "search", "input": {"query": "x"}}',
  'Thought: I should search.\nAction: search\nAction Input: {"query": "x"}',
  'search(query="x")',
  'search({"query": "x"})',
  '[search(query="x")]',
  '[search(query="x"), list_items()]',
  'functions.search({"query": "x"})',
  'list_items()',
  '<|python_tag|>{"name": "search", "parameters": {"query": "x"}}',
  '<|python_tag|>search.call(query="x")',
  '[TOOL_CALLS][{"name": "search", "arguments": {"query": "x"}}]',
  '[TOOL_CALLS]search{"query": "x"}',
  '[TOOL_CALLS]search[ARGS]{"query": "x"}',
  '[TOOL_CALLS] [{"name": "search", "arguments": {"query": "x"}}]',
  '<function=search>{"query": "x"}</function>',
  '<function=search>\n<parameter=query>\nx\n</parameter>\n</function>',
  '<tool_call>\n<function=search>\n<parameter=query>\nx\n</parameter>\n</function>\n</tool_call>',
  '<tool_call>search\n<arg_key>query</arg_key>\n<arg_value>x</arg_value>\n</tool_call>',
  `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search\n${FENCE}json\n{"query": "x"}\n${FENCE}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
  '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>search<｜tool▁sep｜>{"query": "x"}<｜tool▁call▁end｜>',
  '<｜DSML｜function_calls><｜DSML｜invoke name="search"><｜DSML｜parameter name="query" string="true">x</｜DSML｜parameter></｜DSML｜invoke></｜DSML｜function_calls>',
  '<function_calls>\n<invoke name="search">\n<parameter name="query">x</parameter>\n</invoke>\n</function_calls>',
  '<invoke name="search"><parameter name="query">x</parameter></invoke>',
  '<|channel|>commentary to=functions.search <|constrain|>json<|message|>{"query":"x"}',
  '<|tool_calls_section_begin|><|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{"query": "x"}<|tool_call_end|><|tool_calls_section_end|>',
  `${FENCE}tool_code\nprint(search(query="x"))\n${FENCE}`,
  `${FENCE}python\nsearch(query="x")\n${FENCE}`,
  '<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "search", "parameters": {"query": "x"}}]<|END_ACTION|>',
  `Action: ${FENCE}json\n[{"tool_name": "search", "parameters": {"query": "x"}}]\n${FENCE}`,
  '<|tool_call|>[{"name": "search", "arguments": {"query": "x"}}]',
  '<search><query>x</query></search>',
  '<tool_use>{"name": "search", "input": {"query": "x"}}</tool_use>',
  '<start_function_call>call:search{query:<escape>x<escape>}<end_function_call>',
  'await search({ query: "x" })',
  '<think>I should search.</think>\n{"name": "search", "arguments": {"query": "x"}}',
  '{"search": {"query": "x"}}',
  '<tools>{"name": "search", "arguments": {"query": "x"}}</tools>',
]

/** Texts that only look like one. */
const TEXTS: readonly string[] = [
  'You can look for it with the search tool.',
  'Use list_items to see them all.',
  `Here it is:\n${FENCE}json\n{"name": "Ann", "age": 3}\n${FENCE}`,
  'In mathematics, f(x) = x + 1.',
  `${FENCE}python\nprint(sum([1, 2]))\n${FENCE}`,
  'The search (query and all) took a second.',
  'My search found nothing.',
  'I have no tool for that (search only knows files).',
  '{"name": "search-index", "size": 3}',
  'Our action: search the house, then call the police.',
  '<b>search</b> is a word.',
  `${FENCE}python\ndef search(query):\n    return []\n${FENCE}`,
  'I could search for it if you told me what it is called.',
  'The field "name": "search" is set in your file.',
  'Call me tomorrow.',
  'search',
]

const EMPTY: readonly Json[] = [
  '',
  '   ',
  '\n\n',
  '\u200b',
  '<think>The user wants something.</think>',
  '<think>The user wants',
  { text: '', stop: 'end' },
  { text: '', stop: 'other' },
  { text: '', stop: 'calls' },
  { text: '<thinking>hm</thinking>\n' },
]

const CUT: readonly Json[] = [
  { text: 'Let me think about', stop: 'length' },
  { text: '', stop: 'length' },
  { text: 'Which file do you mean? I ask since', stop: 'length' },
  { calls: [{ tool: 'search', arguments: '{"query": "x' }], stop: 'length' },
  { calls: [call('search', { query: 'x' })], stop: 'length' },
  { text: '{"name": "search", "argum', stop: 'length' },
]

const REFUSED: readonly Json[] = [
  { text: 'I cannot help with that.', stop: 'refusal' },
  { text: '', stop: 'refusal' },
]

const NOTHING = {
  selection: null,
  'right-call': null,
  abstention: null,
  ask: null,
  arguments: null,
  valid: null,
  invented: null,
  forbidden: null,
}

/** No answer is neither right nor wrong, whatever was expected. */
const no = (name: string, reply: Json): Pair[] =>
  [{ tool: 'search' }, 'none', 'ask'].map((expect) => ({
    name: `${name} where the right answer is ${JSON.stringify(expect)}: ${JSON.stringify(reply)}`,
    expect,
    not: ['delete_item'],
    reply,
    scores: { ...NOTHING, answered: 0 },
  }))

export const UNANSWERED: readonly Pair[] = [
  ...WRITTEN.flatMap((text) => no('written', text)),
  ...EMPTY.flatMap((reply) => no('empty', reply)),
  ...CUT.flatMap((reply) => no('cut off', reply)),
  ...REFUSED.flatMap((reply) => no('refused', reply)),
  ...TEXTS.map((text) => ({ name: `an answer: ${text}`, expect: 'none', reply: text, scores: { abstention: 1, answered: 1 } })),
  {
    name: 'a call beside words',
    expect: { tool: 'search' },
    reply: { calls: [call('search', { query: 'x' })], text: 'I will call search(query="x").' },
    scores: { selection: 1, answered: 1 },
  },
  {
    name: 'a thought before an answer',
    expect: 'none',
    reply: '<think>No tool fits.</think>Hello!',
    scores: { abstention: 1, answered: 1 },
  },
  { name: 'words that decline', expect: 'none', reply: 'I have no way to know that.', scores: { abstention: 1, answered: 1 } },
]
