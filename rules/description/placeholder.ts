import { list } from '../../src/core/text.ts'
import { pick } from '../../src/schema/planting.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { defineRule } from '../../src/lint/rule.ts'

const MARKER =
  /(?<=^|[.!?;:([\n]\s{0,8}|\/\/ ?|[-*#–—] |\b(?:is|are|still) )(?:TODO|FIXME|TBD|XXX)\b(?=\s*(?:$|[:.!)\]-]))|\((?:tbd|todo|fixme|wip|to be (?:done|defined|decided|determined))\)|\b(?:description|name|purpose|parameter|input|argument|field)s? of your (?:tool|function|command)\b|\bwhat your (?:tool|function) (?:does|returns)\b|\b[Rr]eplace this (?:text|description) (?:with|by)\b|(?:(?<=[.!?;)]\s|\/\/ )|(?<=\n[ \t]{0,8}(?:(?:[-*#]|\/\/) )?)|^)(?:TODO|FIXME|XXX)(?:\([\w.-]{1,30}\):?)? (?!(?:items?|lists?|tasks?|entr(?:y|ies)|comments?|apps?|markers?|notes?|tags?|cards?|files?|are|is|and|or)\b)(?=[a-z])|\b[Ll]orem [Ii]psum\b|\{\{[^{}\n]{0,60}\}\}|<%[^%\n]{0,60}%>/
const WHOLE =
  /^\W{0,4}(?:(?:(?:add|insert|enter|put|your|the|a|tool|function|method|short|brief|some|description|desc|text|here|goes|of|for|this)\s+)*(?:description|desc)(?:\s+(?:here|goes|of|for|the|this|tool|function|method|to|be|added|text|placeholder|missing|pending|follows|coming|soon)){0,8}|placeholder(?: text| description)?|string|text|foo|bar|foo ?bar|test|asdf|qwerty|n\/?a|none|null|undefined|no description(?: (?:available|provided|yet|given|set))?|to be (?:done|defined|written|added|determined)|coming soon|changeme|tbd|todo|fixme|wip|xxx)\W{0,4}$/i

/** What every placeholder of a parameter contains. */
const MAY_BE =
  /TODO|FIXME|TBD|XXX|[Ll]orem|\{\{|<%|\b(?:of your|what your|[Rr]eplace this|to be)\b|\((?:tbd|todo|wip)|[Dd]esc|^\W{0,4}(?:foo|bar|asdf|qwerty|changeme|tbd|todo|fixme|wip|xxx)\b|^\.{3,}$|^…$/i

/** "String" or "text" may be a complete description of a parameter. */
const WHOLE_OF_PARAMETER =
  /^\W{0,4}(?:(?:add|insert|enter|put|your|the|a|parameter|field|argument|short|brief|some|text|here|goes|of|for|this)\s+)*(?:description|desc)(?:\s+(?:here|goes|of|for|the|this|parameter|field|argument|to|be|added|text|placeholder|missing|pending|follows|coming|soon)){1,8}\W{0,4}$|^\W{0,4}(?:foo|bar|asdf|qwerty|no description(?: (?:available|provided|yet|given|set))?|changeme|tbd|todo|fixme|wip|xxx)\W{0,4}$|^\.{3,}$|^…$/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'A description, of the tool or of a parameter, is a placeholder: TODO, lorem ipsum, an unfilled template, "description here".',
  why: 'A placeholder reached the model instead of a description, so the model has only the name. The words must be the whole text or an unmistakable mark (`{{name}}`, `TODO:`). A tool that manages to-do items may use the word "todo" freely. A template that the tool itself takes as input belongs in code style.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'Extremely detailed descriptions are by far the most important factor in tool performance.',
      checked: '2026-11-21',
    },
  ],
  entails: ['description/restates-name', 'description/vague', 'description/too-short'],
  examples: {
    good: [
      {},
      { description: 'Find todo items, TODO lists and reminders of the user by keyword.' },
      { description: 'Render a Handlebars template such as `{{first_name}}` for one recipient and return the text.' },
      { description: 'Scan the repository for open work. TODO comments count, and FIXME ones with an owner.' },
      { description: 'List the notes of the office that are marked. Also finds FIXME and TBD.' },
      { description: 'Find drills that fit, by the model number of your tool.' },
      { description: 'Print a string to the console of the running container.' },
    ],
    bad: [
      { description: 'TODO: describe this tool' },
      { description: 'Lorem ipsum dolor sit amet' },
      { description: 'Search the handbook by keyword, newest first.\n\nTODO move to the new index when it is ready\n' },
      { description: 'Search the handbook by keyword, newest first. FIXME fails on umlauts' },
      { description: 'Search {{resource}} in the handbook by keyword.' },
      { description: 'Tool description here.' },
      { description: 'string' },
      { description: 'No description provided' },
      { description: 'Search the handbook by keyword. Replace this text with what it covers.' },
      {
        inputSchema: {
          type: 'object',
          properties: { query: { type: 'string', description: 'TODO: explain' } },
          required: ['query'],
        },
      },
      {
        inputSchema: {
          type: 'object',
          properties: { query: { type: 'string', description: 'The input of your tool' } },
          required: ['query'],
        },
      },
    ],
  },
  *check(tool) {
    for (const [at, text] of textsOf(tool)) {
      if (text.trim() === '') continue
      const ofTool = at === '/description'
      if (!ofTool && !MAY_BE.test(text)) continue
      const whole = text.length < 120 && (ofTool ? WHOLE : WHOLE_OF_PARAMETER).test(text)
      const found = whole ? undefined : MARKER.exec(withoutCode(text))
      if (!whole && !found) continue
      const words = found ? { start: found.index, end: found.index + found[0].length } : { start: 0, end: text.length }
      const quote = list([`"${text.slice(words.start, words.end).trim()}"`])
      yield {
        at,
        words,
        message: ofTool
          ? `The description still contains the placeholder ${quote}. A model can choose this tool only by its name. Describe what the tool does, when to call it and what it returns.`
          : `This text still contains the placeholder ${quote}. A model can fill in the parameter only by its name. Describe what it takes, in which form, and give an example.`,
      }
    }
  },
  plant({ index, description }, random) {
    const to = pick(
      [
        'TODO',
        'TODO: describe this tool',
        'FIXME: write a proper description.',
        'Lorem ipsum dolor sit amet, consectetur adipiscing elit.',
        'Tool description here',
        'Description of the tool goes here.',
        'No description provided',
        'string',
        'TBD',
        'Insert description here',
        '{{description}}',
        `${description ?? ''} TODO: say what comes back.`.trim(),
      ],
      random,
    )
    return [{ tool: index, at: '/description', to }]
  },
})

/** The text with code blanked out, offsets kept: a template language may be what the tool is about. */
function withoutCode(text: string): string {
  return text.includes('`') ? text.replace(/`[^`\n]{0,400}`/g, (code) => ' '.repeat(code.length)) : text
}
