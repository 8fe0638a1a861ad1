import { clip, count } from '../../src/core/text.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const mayMarkUp = cue('<', '&')
/** Tags that only format, and characters written as entities. Tags such as `<use_case>` or `<example>` give a text sections and stay. */
const TAG =
  /<\/?(?:p|br|b|i|u|strong|em|ul|ol|li|div|span|h[1-6]|table|tr|td|th|thead|tbody|a(?: href="[^"<>]{0,300}")?|font|hr|small|sup|sub|blockquote)(?: (?:class|style|id)="[^"<>]{0,200}")?\s?\/?>|&(?:nbsp|amp|lt|gt|quot|apos|mdash|ndash|hellip|rsquo|lsquo|#\d{2,5});/gi
const CODE = /`[^`\n]{1,400}`|(?<![=\w])"[^"\n]{0,200}"|(?<!\w)'[^'\n]{0,80}'/g
/** A text about HTML may name tags, so such a text is not reported. */
const ABOUT_HTML = /\b(?:html|xml|markup|tags?|escape[sd]?|entit(?:y|ies)|svg|dom)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The description is formatted with HTML.',
  why: 'The HTML usually comes from an API reference from which the text was generated. A model reads the tags as characters. They cost tokens, split words for tool search, and some clients escape them again. Write plain sentences, or a Markdown list where it helps. Section tags (`<use_case>`), tags in code style or quotes, and texts about HTML are not reported. Code fences are not reported either, because in the corpus every one of them is an example.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers; 743 tools of other sets',
      says: 'No description is formatted with HTML. 27 tools of 8 servers name tags, and the rule reports none of them.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Fetch a page of the handbook as text; all <script> and <style> tags are removed from the HTML.' },
      { description: '<use_case>Search the policy handbook by keyword.</use_case> Returns up to 10 passages.' },
      { description: 'Search the policy handbook by keyword; wrap a phrase in `<b>phrase</b>` to rank it higher.' },
      { description: 'Search the policies of R&D and HR by keyword, for sections with <10 pages.' },
    ],
    bad: [
      { description: '<p>Search the policy handbook by keyword.</p><p>Returns up to <b>10</b> passages.</p>' },
      { description: 'Search the policy handbook by keyword.<br/>Returns up to 10 passages.<br/>Newest first.' },
      { description: 'Search the policies of R&amp;D by keyword, and return&nbsp;up to 10 passages.' },
    ],
  },
  *check({ index, description }) {
    // a code fence is an example, and may well be one of HTML
    if (!description || !mayMarkUp(description) || description.includes('```')) return
    const prose = description.replace(CODE, (code) => ' '.repeat(code.length))
    const found = [...prose.matchAll(TAG)]
    const [first] = found
    if (first === undefined || found.length < 2 || ABOUT_HTML.test(prose.replace(TAG, ' '))) return
    yield {
      at: '/description',
      words: { start: first.index, end: first.index + first[0].length },
      message: `The description contains HTML: "${clip(first[0], 40)}" and ${count(found.length - 1, 'more tag or entity', 'more tags and entities')}. A model reads the tags as text, and they cost tokens. Write plain sentences, with a Markdown list where it helps.`,
      patches: [
        { says: 'write it without HTML', safe: false, edits: [{ tool: index, at: '/description', to: plain(description) }] },
      ],
    }
  },
  plant({ index, description }, random) {
    if (!description?.trim() || description.includes('```') || ABOUT_HTML.test(description)) return undefined
    const [first = '', ...rest] = description.split('. ')
    const to = pick(
      [
        `<p>${first}.</p><p>${rest.join('. ')}</p>`,
        `${first}.<br><br>${rest.join('. ')}<br>`,
        `<b>${first}</b>. ${rest.join('. ')} <i>Beta</i>`,
        `<ul><li>${first}.</li><li>${rest.join('. ')}</li></ul>`,
        `<strong>Note:</strong> ${description}&nbsp;See <a href="https://example.com/docs">the documentation</a>.`,
      ],
      random,
    )
    return [{ tool: index, at: '/description', to }]
  },
})

const CHARACTERS: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&mdash;': '—',
  '&ndash;': '–',
  '&hellip;': '…',
  '&rsquo;': '’',
  '&lsquo;': '‘',
}

function plain(text: string): string {
  return text
    .replace(TAG, (mark) => CHARACTERS[mark.toLowerCase()] ?? (/^<(?:br|li|hr|\/p|\/div|\/h|\/tr)/i.test(mark) ? '\n' : ''))
    .replace(/\n{2,}/g, '\n')
    .trim()
}
