import { clip } from '../../src/core/text.ts'
import { withoutDeniedBounds } from '../../src/lint/prose/hostile/denied-bounds.ts'
import { boundingText, freeInputs } from '../../src/lint/prose/parameters/free-inputs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const ENDS = new Set(['url', 'urls', 'uri', 'href'])
const FETCHES = new Set(
  'fetch scrape crawl download extract reader read navigate browse import get post put patch delete request webhook'.split(' '),
)
const FETCH_SAID =
  /\b(?:fetch|scrap|crawl|download|retriev|read|visit|navigat|import|extract)\w{0,4}\b[^.]{0,60}\b(?:urls?|web ?sites?|web ?pages?|pages?|links?)\b/i
const BOUNDED =
  /\b(?:public(?:ly)?|internet|https? only|only https?|https|internal|private (?:address|network|ip)|localhost|loopback|intranet|allow-?list\w*|allowed (?:host|domain|origin)s?|domains?|same origin|must (?:be|start|point)|only|reject\w*|refus\w*|blocked|from (?:the|a) (?:previous|search)|returned by|youtube|google drive)\b|\b[a-z0-9-]{2,}\.(?:com|io|org|dev|net)\b/i

const withUrl = (description: string, text: string) => ({
  name: 'fetch_page',
  description,
  inputSchema: { type: 'object', properties: { url: { type: 'string', format: 'uri', description: text } }, required: ['url'] },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A parameter takes any address to fetch, and nothing states whether internal ones can be reached.',
  why: 'Two things depend on it: whether a model may pass the `http://localhost:3000` that the user is working on, and whether a page can lead the tool to an address inside the network (a router, 169.254.169.254). State "public pages only; private addresses are refused", or that local addresses are allowed. The rule is only in `strict`. For a service that fetches from its own network the limit is clear, and the text does not show the difference.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
      says: 'An address that a user chooses must be checked against a list of allowed ones, or at least against private ranges.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '14 tools that fetch or open an address state nothing about it. 5 of them fetch from the network of a service, where it matters least.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withUrl('Fetch a public web page and return its text; private addresses are refused.', 'Address of the page.'),
      withUrl('Return the text of a page.', 'Address as search_policies returned it, below https://handbook.example.com/.'),
    ],
    bad: [
      withUrl('Fetch a web page and return its text as Markdown.', 'URL of the page to fetch.'),
      withUrl('Fetches the given URL and returns the body of the answer.', 'The URL.'),
    ],
  },
  *check(tool) {
    const [input] = freeInputs(tool, (name) => ENDS.has(nameParts(name).at(-1) ?? ''))
    if (input === undefined) return
    const text = boundingText(tool, input)
    const fetches = nameParts(tool.name).some((part) => FETCHES.has(part)) && FETCH_SAID.test(text)
    if (!fetches || BOUNDED.test(withoutDeniedBounds(text)) || !isEnglish(text)) return
    yield {
      at: input.at,
      message: `\`${clip(input.name, 40)}\` accepts any address, and nothing states whether local and internal ones (localhost, 10.0.0.1) are refused. A model has to guess, and a page can lead it to such an address. State which addresses are fetched.`,
    }
  },
  plant(tool, random) {
    const { index, raw } = tool
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || tool.name === '') return undefined
    const name = pick(['url', 'urls', 'pageUrl', 'target_url'], random) ?? 'url'
    const type = name === 'urls' ? { type: 'array', items: { type: 'string' } } : { type: 'string' }
    const verb = pick(['fetch', 'scrape', 'read'], random) ?? 'fetch'
    return [
      {
        tool: index,
        at: '',
        to: {
          ...raw,
          name: `${verb}_page`,
          description:
            pick(['Fetches a web page and returns its content as Markdown.', 'Extract the text of one or more URLs.'], random) ??
            '',
          inputSchema: { type: 'object', properties: { [name]: { ...type, description: `What to ${verb}.` } }, required: [name] },
        },
      },
    ]
  },
})
