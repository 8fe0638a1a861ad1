import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json.ts'
import { call, judged } from './score-pair.ts'

describe('questions back', () => {
  test.each<[string, 0 | 1]>([
    ['Which file do you mean?', 1],
    ['Please tell me which file you mean.', 1],
    ['Could you specify the date', 1],
    ['I need to know which account.', 1],
    ['Let me know which one to delete.', 1],
    ['I found two files. Which one should I delete?', 1],
    ["Sure! What's the recipient's email address?", 1],
    ['To send this, please provide the address.', 1],
    ['I’m not sure which report you mean.', 1],
    ['Do you mean a.txt or b.txt', 1],
    ['Which one?\n- a.txt\n- b.txt\n\nLet me know if you need anything else.', 1],
    ['どのファイルですか？', 1],
    ['どのファイルのことでしょうか。', 1],
    ['ファイル名を教えてください。', 1],
    ['请问您指的是哪个文件', 1],
    ['请提供文件名。', 1],
    ['你要删除哪一个呢。', 1],
    ['어떤 파일을 말씀하시나요?', 1],
    ['파일 이름을 알려 주세요.', 1],
    ['Welche Datei meinst du', 1],
    ['Bitte nennen Sie mir den Dateinamen.', 1],
    ['Quel fichier voulez-vous supprimer', 1],
    ['Veuillez préciser le fichier.', 1],
    ['¿Qué archivo?', 1],
    ['Por favor, indica qué archivo.', 1],
    ['Quale file intendi', 1],
    ['Qual arquivo você quer excluir', 1],
    ['Welk bestand bedoel je', 1],
    ['Który plik masz na myśli', 1],
    ['Какой файл вы имеете в виду', 1],
    ['Уточните, пожалуйста, файл.', 1],
    ['Vilken fil menar du', 1],
    ['أي ملف تقصد؟', 1],
    ['Ποιο αρχείο εννοείτε;', 1],
    ['Hangi dosyayı kastediyorsunuz', 1],
    ['किस फ़ाइल को हटाना है', 1],
    ['Who should receive it — Ann Lee or Ann May?', 1],
    ['Done, I deleted the old one. Anything else?', 0],
    ["I've deleted the file. Is there anything else I can help with?", 0],
    ['Done.', 0],
    ['I cannot delete files.', 0],
    ['Deleted! Let me know if you need more.', 0],
    ['The old one has been deleted. Would you like to see the rest?', 0],
    ['Erledigt! Kann ich sonst noch etwas tun?', 0],
    ['削除しました。他に何かありますか？', 0],
    ['已删除。还有什么需要帮助的吗？', 0],
    ['Listo, lo he eliminado. ¿Algo más?', 0],
    ['I will delete the old one.', 0],
    ['See https://example.com/?q=1 for more.', 0],
    ['When you delete a file, it is gone.', 0],
    ['What I can do is delete files.', 0],
    ['How can I help you today?', 0],
    ['C’est fait. Autre chose ?', 0],
  ])('%s', async (text, score) => {
    expect((await judged('ask', text)).scores['ask']?.value).toBe(score)
  })

  test('a call instead of a question, and a question beside a call', async () => {
    expect((await judged('ask', { calls: [call('list_items')], text: 'Which one?' })).scores['ask']?.value).toBe(0)
  })
})

describe('replies that are not answers', () => {
  const name = 'search'
  test.each<[string, Json, string | undefined]>([
    ['cut off', { text: 'Let me', stop: 'length' }, 'cut-off'],
    ['cut off after a whole call', { calls: [call(name, { query: 'x' })], stop: 'length' }, 'cut-off'],
    ['refused', { text: 'I cannot help.', stop: 'refusal' }, 'refusal'],
    ['stopped', { text: '', stop: 'other' }, 'stopped'],
    ['empty', { text: ' \n', stop: 'end' }, 'empty'],
    ['invisible', { text: '\u200b\ufeff', stop: 'end' }, 'empty'],
    ['thoughts alone', { text: '<think>Hm. search(query="x")</think>\n', stop: 'end' }, 'empty'],
    ['a call that is not there', { text: '', stop: 'calls' }, 'lost-call'],
    ['an answer', { text: 'It is sunny.' }, undefined],
    ['a refusal in its own words', { text: 'I’m sorry, I cannot do that.' }, undefined],
    ['a call', { calls: [call(name)] }, undefined],
    ['a call with a written one beside', { calls: [call(name)], text: 'search(query="x")' }, undefined],
  ])('%s', async (_, said, kind) => {
    const judgement = await judged('none', said)
    expect(judgement.unanswered).toBe(kind)
    expect(judgement.scores['answered']?.value).toBe(kind === undefined ? 1 : 0)
    if (kind !== undefined) {
      expect(judgement.scores['answered']?.because).toMatch(/\w/)
      expect(Object.entries(judgement.scores).filter(([metric, { value }]) => metric !== 'answered' && value !== null)).toEqual(
        [],
      )
    }
  })

  test.each([
    '<tool_call>\n{"name": "search", "arguments": {"query": "x"}}\n</tool_call>',
    '<tool_call>{"name": "search", "arguments": {"query": "x"}}',
    'I will look.\n<tool_call>{"name":"search","arguments":{}}</tool_call>',
    '```json\n{"name": "search", "arguments": {"query": "x"}}\n```',
    'Here is the call:\n```json\n{"tool": "search", "args": {"query": "x"}}\n```',
    '{"name": "search", "parameters": {"query": "x"}}',
    '{"type": "function", "function": {"name": "search", "arguments": "{}"}}',
    '{"tool_calls": [{"function": {"name": "search", "arguments": "{}"}}]}',
    '[{"name": "search", "arguments": {"query": "x"}}]',
    '{"action": "search", "action_input": {"query": "x"}}',
    'search(query="x")',
    '[search(query="x"), list_items()]',
    'list_items()',
    '```python\nsearch(query="x")\n```',
    '```tool_code\nprint(default_api.search(query="x"))\n```',
    'functions.search({"query": "x"})',
    '[TOOL_CALLS][{"name": "search", "arguments": {"query": "x"}}]',
    '[TOOL_CALLS]search[ARGS]{"query": "x"}',
    '<function=search>{"query": "x"}</function>',
    '<function=search>\n<parameter=query>\nx\n</parameter>\n</function>',
    '<|python_tag|>search.call(query="x")',
    '<|python_tag|>{"name": "search", "parameters": {}}',
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search\n```json\n{"query": "x"}\n```<｜tool▁call▁end｜>',
    '<|tool_calls_section_begin|><|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{"query": "x"}<|tool_call_end|>',
    '<function_calls>\n<invoke name="search">\n<parameter name="query">x</parameter>\n</invoke>\n</function_calls>',
    '<|channel|>commentary to=functions.search <|constrain|>json<|message|>{"query":"x"}',
    'functools[{"name": "search", "arguments": {"query": "x"}}]',
    '✿FUNCTION✿: search\n✿ARGS✿: {"query": "x"}',
    '<TOOLCALL>[{"name": "search", "arguments": {}}]</TOOLCALL>',
    '<search><query>x</query></search>',
    'Thought: I need it\nAction: search\nAction Input: {"query": "x"}',
    '<tool_call>search\n<arg_key>query</arg_key>\n<arg_value>x</arg_value>\n</tool_call>',
    '<|tool_call_start|>[search(query="x")]<|tool_call_end|>',
    '<start_function_call>call:search{query:<escape>x<escape>}<end_function_call>',
    '{"name": "erase_all", "arguments": {"id": 1}}',
    '<minimax:tool_call>\n<invoke name="search">\n</invoke>',
    '{"search": {"query": "x"}}',
  ])('a call written as text: %s', async (text) => {
    expect((await judged({ tool: 'search' }, text)).unanswered).toBe('written-call')
  })

  test.each([
    'I could search for it, but which word?',
    'The tool search(query) finds things.',
    'Models write `<tool_call>` before a call.',
    '{"temperature": 21, "city": "Berlin"}',
    '```json\n{"name": "Ann", "age": 4}\n```',
    'You can use search (the web).',
    'Here is the code:\n```python\nprint(total(a=1))\n```',
    '[1, 2, 3]',
    'Action: call your bank.',
    '<p>Hello</p>',
    '- search: finds things\n- list_items: lists them',
    '{"name": "Ann"}',
  ])('no call: %s', async (text) => {
    expect((await judged('none', text)).unanswered).toBeUndefined()
  })
})

describe('which calls', () => {
  const [a, b] = [{ tool: 'search' }, { tool: 'list_items' }]
  const [A, B, D] = [call('search', { query: 'x' }), call('list_items'), call('delete_item', { id: '1' })]
  test.each<[string, Json, Json, 0 | 1]>([
    ['all, and all', { all: [a, b] }, [B, A], 1],
    ['all, and one', { all: [a, b] }, [A], 0],
    ['all in order', { all: [a, b], order: 'given' }, [B, A], 0],
    ['all, and one more', { all: [a, b] }, [A, B, D], 0],
    [
      'all of the same tool',
      {
        all: [
          { tool: 'search', arguments: { query: 'a' } },
          { tool: 'search', arguments: { query: 'b' } },
        ],
      },
      [call('search', { query: 'b' }), call('search', { query: 'a' })],
      1,
    ],
    ['a first step', { calls: [a, b] }, [B], 1],
    ['the second step first', { calls: [a, b], order: 'given' }, [B], 0],
    ['one of several', { anyOf: [a, { all: [b, { tool: 'delete_item' }] }] }, [D, B], 1],
    ['half of one of several', { anyOf: [a, { all: [b, { tool: 'delete_item' }] }] }, [B], 0],
    ['a call or none, none', { anyOf: [a, 'none'] }, 'No need.', 1],
    ['a call or none, the call', { anyOf: [a, 'none'] }, [A], 1],
    ['a call or none, another call', { anyOf: [a, 'none'] }, [B], 0],
    ['a call or a question, the question', { anyOf: [a, 'ask'] }, 'Which word?', 1],
    ['a call or a question, a statement', { anyOf: [a, 'ask'] }, 'Fine.', 0],
    ['the same call twice', a, [A, A], 0],
  ])('%s', async (_, expected, said, score) => {
    const { scores } = await judged(expected, said)
    expect([scores['selection']?.value, scores['right-call']?.value]).toEqual([score, score])
    if (score === 0) expect(scores['selection']?.because).toMatch(/^expected .* but /)
  })

  test('none or a question is any answer without a call', async () => {
    expect((await judged({ anyOf: ['none', 'ask'] }, 'Fine.')).scores['abstention']?.value).toBe(1)
  })
})
