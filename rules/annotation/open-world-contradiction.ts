import { own } from '../../src/core/json.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import type { Patch } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { statedReach, statedStay } from '../../src/lint/prose/tools/outside.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const CLOSED = { readOnlyHint: false, destructiveHint: false, openWorldHint: false }
const closing = (description: string) => ({ name: 'close_request', description, annotations: CLOSED })

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    '`openWorldHint` is false, but the description states that the tool sends mail to outside people or reads the web. Or it is true for a tool that works offline.',
  why: 'A host trusts a closed tool more: it allows calls after the model has read untrusted text, and it trusts the answers. A tool that mails customers can leak data, and one that reads the web brings in text from strangers. Set the hint to true. The rule reports only plain statements: something is sent by mail, text message or post to people outside the author’s system (customers, guests, any address), it goes by fax or telephone, to another company or to an authority, or the web or any URL is read or written. Drafts, lists of mails and the user’s own devices do not count.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'openWorldHint: true for an open world of external entities, such as a web search tool; false for a closed domain, such as a memory tool.',
      checked: '2026-11-29',
    },
    {
      kind: 'measured',
      ref: '2,370 tools of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: 'No tool with openWorldHint: false is reported, so there is no false alarm. Of the tools with true or without the hint, 9 reach outside according to their text.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      closing('Close a request. Nobody is told; the mail to the customer stays a draft.'),
      closing('Close a request and add its requester to the list of customers with an e-mail address.'),
      closing('Close a request. The mails that were sent to the customer are kept with it.'),
      closing('Close a request and hand it to another department of the house.'),
      closing('Close a request. The tax office may ask for it for ten years.'),
      closing('Close a request; nothing of it leaves for third parties.'),
      {
        ...closing('Close a request and send an e-mail to the customer.'),
        annotations: { ...CLOSED, openWorldHint: true },
      },
      {
        description: 'Search the handbook by keyword. If the server is down it works offline, with the pages of the day before.',
        annotations: { readOnlyHint: true, openWorldHint: true },
      },
      { description: 'Search the local index of web pages by keyword and return up to 10 of them.' },
    ],
    bad: [
      closing('Close a request and send an e-mail to the customer who asked.'),
      closing('Close a request. With `tell` the answer also goes out by e-mail to guests at other companies.'),
      closing('Close a request; the customers are notified by text message.'),
      closing('Close a request and fax the answer back. Faxes the answer to the number on the form.'),
      closing('Close a request. Sends a copy to an independent auditor outside the company.'),
      closing('Close a request; its costs are reported to the tax office.'),
      { description: 'Search the web by keyword and return up to 10 pages.' },
      {
        description: 'Search the handbook by keyword. It works offline: nothing leaves this machine.',
        annotations: { readOnlyHint: true, openWorldHint: true },
      },
    ],
  },
  *check({ index, description = '', annotations }) {
    const hint = annotations === undefined ? undefined : own(annotations, 'openWorldHint')
    if (typeof hint !== 'boolean' || !isEnglish(description)) return
    if (hint) {
      const stays = statedStay(description)
      if (stays === undefined || statedReach(description) !== undefined) return
      yield {
        at: '/annotations/openWorldHint',
        message: `The description states "${clip(description.slice(stays.start, stays.end), 60)}", but "openWorldHint" is true. A host then restricts a tool that reaches nothing outside. Set the hint to false, or describe what the tool reaches.`,
        patches: [hinting(index, false)],
      }
      return
    }
    const reach = statedReach(description)
    if (reach === undefined) return
    const quote = clip(oneLine(description.slice(reach.words.start, reach.words.end)), 100)
    yield {
      at: '/annotations/openWorldHint',
      message: `"openWorldHint" is false, but the description states "${quote}", so the tool reaches ${reach.to === 'people' ? 'people outside' : 'the web'}. A host applies fewer checks to a closed tool. Set the hint to true, or describe what stays inside.`,
      patches: [hinting(index, true)],
    }
  },
  plant({ index, description = '', annotations }, random) {
    const says = pick(
      [
        'It also sends an e-mail to the customer.',
        'The guests are notified by text message.',
        'Searches the web for what is missing.',
        'A letter goes out by post to the recipient.',
        'It fetches any URL that it is given.',
      ],
      random,
    )
    const to = says === undefined ? undefined : appended(description, says)
    if (to === undefined) return undefined
    return [
      { tool: index, at: '/description', to },
      { tool: index, at: '/annotations', to: { ...annotations, openWorldHint: false } },
    ]
  },
})

function hinting(tool: number, to: boolean): Patch {
  const edits = [{ tool, at: '/annotations/openWorldHint' as const, to }]
  return { says: `set openWorldHint to ${String(to)}`, safe: false, edits }
}
