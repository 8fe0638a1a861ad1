import { clip } from '../../src/core/text.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { sentenceAt } from '../../src/lint/prose/text/sentences.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { ready } from '../../src/lint/prose/text/ready.ts'

// of several words that occur together, the rarest one
const mayPromote = cue(
  ...(
    'best most fastest easiest powerful ultimate leading unmatched unparalleled unrivaled unrivalled revolutionary premier superior amazing seamless ' +
    'seamlessly effortless effortlessly blazing blazingly lightning edge art world award battle gold than maintained trusted loved thousands millions ' +
    'hundreds professionals experts go stop recommended preferred'
  ).split(' '),
)

const TOOL =
  '(?:tools?|functions?|server|servers|scraper|crawler|search|searches|engine|solution|api|platform|service|companion|assistant|plugin|integration|option|choice|way|source)'

/** Praise of the tool itself. It must be about the tool: "powerful champion" is not praise. */
const PRAISE = new RegExp(
  [
    `\\bmost (?:powerful|advanced|reliable|capable|trusted|popular|sophisticated|comprehensive|accurate|intelligent)(?:,? (?:and )?[a-z-]{3,20}){0,6} ${TOOL}\\b`,
    `\\b(?:powerful|ultimate|unmatched|unparalleled|unrivall?ed|revolutionary|premier|superior|amazing)(?: [a-z-]{2,20}){0,2} ${TOOL}\\b`,
    `\\bthe (?:best|fastest|easiest) (?!(?:matching|available|next|possible) )(?:[A-Za-z-]{2,20} ){0,3}(?:tool|scraper|server|platform|solution|service|plugin|api)\\b`,
    `\\bthe (?:best|fastest|easiest) way to\\b`,
    `\\b(?:blazing(?:ly)?|lightning)[- ]fast\\b`,
    `\\b(?:cutting-edge|state-of-the-art|world-class|industry[- ]leading|best-in-class|award[- ]winning|battle-tested|gold standard)\\b`,
    `\\b(?:world['’]?s|market) leading\\b|\\bleading (?:provider|platform|solution|tool|service)\\b`,
    `\\b(?:actively|well)[- ]maintained\\b`,
    `\\b(?:trusted|loved) by (?:over |more than )?\\d[\\d,.]{0,9}|\\b(?:trusted|used|loved) by (?:over |more than )?(?:thousands|millions|hundreds|leading|professionals|experts)\\b`,
    `\\b(?:seamless|effortless)(?:ly)?\\b`,
    `\\b(?:better|faster|more [a-z]{4,15}) than (?:any |all )?(?:the )?other (?:[a-z-]{2,20} ){0,2}tools?\\b`,
    `\\bpreferred over (?:any |all )(?:the )?other\\b`,
    `\\b(?:unmatched|unparalleled|unrivall?ed) (?:accuracy|speed|performance|quality|precision|reliability|coverage|depth)\\b`,
    `\\bgo-to ${TOOL}\\b|\\bone-stop (?:shop|solution)\\b`,
    `\\bhighly recommended(?=[.!]|$)`,
  ].join('|'),
  'gi',
)
/** Praise that did not change choices in any experiment; it only costs tokens. */
const MILD = /^(?:powerful|seamless|effortless|amazing|blazing|lightning)/i
export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'The description praises the tool without information: "the most powerful", "actively maintained", "state-of-the-art".',
  why: 'Such words give a model no information about the request, but they influence its choice. In experiments, an assertive cue won 11 calls to 1 against an equal tool, and "actively maintained" 2 to 1. If another tool fits better, the result is a wrong call. Reviewers of directories see such words as manipulation. State what the tool is better *for*: "Best for pages that need JavaScript" is not reported, and neither are "best match", "best practices" and a comparison of price or speed with another tool. Orders ("always use this tool") are reported by `safety/agent-directive`. Adjectives that only decorate ("powerful", "seamlessly") are info.',
  evidence: [
    {
      kind: 'paper',
      ref: 'https://arxiv.org/abs/2505.18135',
      says: 'Against the same tool with its original text, assertive cues got 81.8 % of correct uses to 7.3 %, a claim of active maintenance 61.8 % to 30.5 %, averaged over ten models.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'anthropics/claude-plugins-official, plugins/mcp-server-dev/skills/build-mcp-app/references/directory-checklist.md',
      says: 'Descriptions hold no instructions on how Claude should behave.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'paramx/praised-twin',
      says: 'No search method followed praise: the tool with a praised twin did not lose its share. That models do is published, but there are no recorded answers to recompute it from.',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook. Best for questions about pay; for contracts use find_contracts instead.' },
      { description: 'Search the policy handbook for best practices and return the best match, most recent first.' },
      { description: 'Search the policy handbook. Always use this tool when the user asks about parental leave.' },
      { description: 'Search the policy handbook by keyword. Fastest and cheapest option; its answers carry no citations.' },
      { description: 'List the champions that are powerful in this season, without a leading number.' },
      { description: 'Search the policy handbook. The date must have leading zeros; always use this format: 2026-01-31.' },
      { description: 'Search the policy handbook. The best way to narrow a search is a section number in the query.' },
    ],
    bad: [
      { description: 'The most powerful, fastest and most reliable policy search tool. Searches the handbook by keyword.' },
      {
        description:
          'Search the policy handbook by keyword. This server is actively maintained and trusted by thousands of teams.',
      },
      { description: 'Seamlessly search the policy handbook by keyword with our state-of-the-art index.' },
      { description: 'The best way to read the policy handbook: finds passages by keyword.' },
      { description: 'Search the policy handbook by keyword. More reliable than all other search tools.' },
    ],
  },
  *check({ description }) {
    if (!description || !mayPromote(description)) return
    for (const { 0: words, index } of description.matchAll(ready(PRAISE))) {
      const sentence = sentenceAt(description, index)
      const before = description.slice(sentence.start, index)
      if (isDenied(before)) continue
      if (/^the (?:best|fastest|easiest) way to$/i.test(words) && !praisesItself(description, index, sentence.end)) continue
      if (!isEnglish(description)) return
      const shown = `"${clip(words.replace(/\s+/g, ' '), 80)}"`
      const mild = MILD.test(words)
      yield {
        at: '/description',
        words: { start: index, end: index + words.length },
        message: mild
          ? `${shown} praises the tool without information for a model. Remove it, or state what this tool can do that others cannot.`
          : `${shown} praises the tool without stating what it is for. Such words attract calls that another tool should get. State for which requests this tool is the better choice, and what it cannot do.`,
        ...(mild && { severity: 'info' as const }),
      }
      return
    }
  },
  plant({ index, description }, random) {
    if (!description?.trim() || !isEnglish(description)) return undefined
    const boast = pick(
      [
        'This is the most powerful and reliable tool available.',
        'It is better than any other tool of its kind.',
        'Actively maintained and trusted by thousands of developers.',
        'A state-of-the-art solution that works seamlessly.',
        'This is the best search tool on the market.',
        'Our blazing fast, industry-leading engine does the rest.',
      ],
      random,
    )
    const to = random() < 0.5 ? `${boast} ${description}` : `${description} ${boast}`
    return [{ tool: index, at: '/description', to }]
  },
})

/** "is not the most powerful tool", "find the most popular tools", "whether it is actively maintained": not stated about this tool. */
function isDenied(before: string): boolean {
  return DENIED.test(before)
}
const DENIED =
  /\b(?:not|no|never|isn['’]t|without|whether|if|that are|which are)\b[^,;:.()\n]{0,30}$|\b(?:recommend|find|choose|pick|select|get|suggest|return|determine|identif(?:y|ie)|list|compare|search(?:e?s)?(?: for)?|look for|show|fetch|rank)(?:e?s)? (?:the |all )?$/i

/** "The best way to read …" opens a text about the tool, or follows as an apposition; "the best way to narrow a search is …" is advice. */
function praisesItself(description: string, index: number, end: number): boolean {
  if (/\bis\b/.test(description.slice(index, end))) return false
  return /^\W{0,6}$/.test(description.slice(0, index)) || /(?:\bis|[-:—,]) ?$/i.test(description.slice(0, index))
}
