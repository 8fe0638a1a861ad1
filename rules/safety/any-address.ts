import { clip } from '../../src/core/text.ts'
import { stretchesOf, writtenText } from '../../src/lint/claims/bind.ts'
import { freeInputs } from '../../src/lint/prose/parameters/free-inputs.ts'
import { anyAddressIn } from '../../src/lint/prose/parameters/openness.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const ENDS = new Set(['url', 'urls', 'uri', 'uris', 'href', 'link', 'address', 'endpoint', 'webhook', 'source', 'src'])

const withSource = (text: string, description = 'Add a picture to the handbook and return its id and address.') => ({
  name: 'add_picture',
  description,
  annotations: { readOnlyHint: false },
  inputSchema: { type: 'object', properties: { source_url: { type: 'string', description: text } }, required: ['source_url'] },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description states that a parameter accepts any address, including internal hosts or local files.',
  why: 'A page or a ticket that the model has read can contain an address. The server then reads its own network (a router, `169.254.169.254`) or its own files (`file:///etc/passwd`). Most of these texts are honest, but the risk exists all the same. Accept only `https`, refuse private ranges, and state it. A text that states a limit in the same sentence ("public pages only") is not reported, and neither is a local browser that may open `localhost`. If the text states nothing, `safety/url-input` reports it.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
      says: 'An address that a user chooses must be checked against a list of allowed ones, or at least against private ranges. Schemes other than http and https should be disabled.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools; 70 other servers, 527 tools; ten toolsets with planted defects',
      says: 'Finds both planted defects, and nothing on the 134 servers.',
      checked: '2026-11-29',
    },
  ],
  entails: ['safety/url-input'],
  examples: {
    good: [
      {},
      withSource('Any public https address; private and internal hosts are refused.'),
      withSource('Where the picture is, for example https://example.com/a.png.'),
      withSource('Address to open in the local browser; http://localhost:3000 works, too.'),
      withSource('An address of this site. Links to internal pages are resolved, too.'),
      withSource('Supports http:// and https:// addresses, and file:// below the working directory only.'),
    ],
    bad: [
      withSource('Any address and scheme is taken, also hosts of the internal network.'),
      withSource('Where our server loads it from. Whatever link it can reach works, file:// and localhost included.'),
      withSource('Address of the picture. All protocols are supported.'),
      withSource('Address of the picture. It is fetched without any restriction on hosts.'),
      withSource('Address of the picture.', 'Download a picture from any URL; machines of the private network are reached, too.'),
    ],
  },
  *check(tool) {
    const inputs = freeInputs(tool, () => true)
    const told = stretchesOf(tool).find(
      (stretch) => isOne(inputs, stretch.parameter.at) && anyAddressIn(writtenText(stretch)) !== undefined,
    )
    const ofParameter = told && anyAddressIn(writtenText(told))
    const [named] = inputs.filter(({ name }) => ENDS.has(nameParts(name).at(-1) ?? ''))
    const ofTool = told === undefined && named !== undefined && tool.description ? anyAddressIn(tool.description) : undefined
    if (told !== undefined && ofParameter !== undefined) {
      const words = { start: ofParameter.start + told.from, end: ofParameter.end + told.from }
      yield { at: told.at, words, message: message(told.parameter.name, writtenText(told), ofParameter) }
    } else if (ofTool !== undefined && named !== undefined) {
      yield { at: '/description', words: ofTool, message: message(named.name, tool.description ?? '', ofTool) }
    }
  },
  plant(tool, random) {
    const { index, raw } = tool
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || tool.name === '') return undefined
    const description = pick(
      [
        'Link to the file. Any scheme works (http, ftp, file).',
        'Where to load it from; every address that the server can reach is accepted, also internal ones.',
        'Source of the file. Hosts of the internal network are fetched as well.',
      ],
      random,
    )
    const properties = { source_url: { type: 'string', description: description ?? '' } }
    return [{ tool: index, at: '/inputSchema', to: { type: 'object', properties, required: ['source_url'] } }]
  },
})

function isOne(inputs: readonly { readonly at: string }[], at: string): boolean {
  return inputs.some((input) => input.at === at)
}

function message(name: string, text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const said = clip(text.slice(start, end).replace(/\s+/g, ' '), 120)
  return `\`${clip(name, 40)}\` accepts any address according to its description ("${said}"). A page that the model has read can lead the server into its own network or files. Accept only https, refuse private addresses, and state that in the description.`
}
