import { clip } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const WHOM = '(?:you|users?|the user|agents?|the agent|clients?|developers?|one|the model|an? (?:llm|agent|user))'
const HELPS =
  `(?:(?:allows|enables|permits) ${WHOM} to |lets ${WHOM} |helps (?:${WHOM} (?:to )?|to )|` +
  `(?:provides|gives) (?:${WHOM} )?(?:with )?(?:the ability|a way|the capability) to )`
const USED = '(?:(?:used|designed|intended|meant) (?:to |for (?=[a-z]{2,20}ing )))'
const DOES = `(?:is ${USED}|(?:can|could|may) be used to |will (?:help (?:${WHOM} )?(?:to )?)?|can |${HELPS})`
const THING = '(?:(?:mcp|api|helper) )?(?:tool|function|method|command|endpoint|operation|action|api|utility)'
/** A verb in the third person. After "this tool", some of them state what the tool needs, not what it does. */
const VERB =
  '(?=(?!is |was |has |does |needs |requires |takes |accepts |expects |supports |works |assumes |uses |runs |deals )[a-z]{2,20}s )'

/** Words before the verb that fit every description. What follows is a verb and the rest of the sentence. */
const OPENER = new RegExp(
  `^\\s{0,20}(?:(?:this|the) (?:\`[\\w.-]{1,60}\` )?${THING} (?:${DOES}|${VERB})` +
    `|(?:this is )?(?:an? )?${THING} (?:to |${USED}|for (?=[a-z]{2,20}ing )|(?:that|which) (?:${DOES}|${VERB}))` +
    `|${HELPS}|${USED})(?=[a-z])`,
  'i',
)

/** The first words of every opener: compiling the pattern itself costs more than linting a small list. */
const MAY_OPEN =
  /^\s{0,20}(?:this|the|an?|mcp|api|helper|tool|function|method|command|endpoint|operation|action|utility|allows|enables|permits|lets|helps|provides|gives|used|designed|intended|meant)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The description opens with words that fit every tool: "This tool allows you to …".',
  why: 'The first words matter most, in tool search and in clients that cut texts, and a model already knows that the text is about a tool. Begin with the verb: "Search the policy handbook …". The patch only removes the opener and capitalises the next word. "Use this when …" is guidance and is not reported. An opener that the sentence needs ("This tool requires …") is not reported either.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://developers.openai.com/plugins/guides/optimize-metadata',
      says: 'A description starts with what it is for, in the form "Use this when …".',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers; 743 tools of other sets',
      says: 'Nearly all begin with the verb. About one in a hundred opens with words about being a tool.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Use this when the user asks what the company allows. Searches the policy handbook by keyword.' },
      { description: 'This tool requires a signed-in user. It searches the policy handbook by keyword.' },
      { description: 'This tool is deprecated: search the handbook with find_passages instead.' },
      { description: 'Enables two-factor sign-in for one employee of the company and returns the recovery codes.' },
      { description: 'Allow an address range to reach the policy database, or replace the list of ranges.' },
    ],
    bad: [
      { description: 'This tool allows you to search the policy handbook by keyword for what the company pays.' },
      { description: 'This tool searches the policy handbook by keyword and returns up to 10 passages.' },
      { description: 'A tool for finding passages of the policy handbook by keyword, up to 10 at a time.' },
      { description: 'Allows users to look up what the company pays for, by keyword of the policy handbook.' },
      { description: '\n  The tool can be used to find passages of the policy handbook by keyword, 10 at most.' },
    ],
  },
  *check({ index, description }) {
    if (!description || !MAY_OPEN.test(description)) return
    const opener = OPENER.exec(description.slice(0, 160))?.[0]
    if (opener === undefined || !isEnglish(description)) return
    const rest = description.slice(opener.length)
    const to = rest.charAt(0).toUpperCase() + rest.slice(1)
    yield {
      at: '/description',
      words: { start: opener.length - opener.trimStart().length, end: opener.trimEnd().length },
      message: `"${opener.trim()}" fits every tool, but tool search and clients that cut texts rely on the first words. Begin with what this tool does: "${clip(to.split('\n', 1)[0] ?? '', 60)}".`,
      patches: [{ says: `remove "${opener.trim()}"`, safe: true, edits: [{ tool: index, at: '/description', to }] }],
    }
  },
  plant({ index, description }, random) {
    // a description that begins with a verb in its base form
    if (description === undefined || !/^[A-Z][a-z]+ (?:the|a|an|all|one)\b/.test(description)) return undefined
    const opener = pick(
      [
        'This tool allows you to',
        'Tool to',
        'This function is used to',
        'Allows users to',
        'This tool lets you',
        'The tool can be used to',
      ],
      random,
    )
    return [{ tool: index, at: '/description', to: `${opener} ${description.charAt(0).toLowerCase()}${description.slice(1)}` }]
  },
})
