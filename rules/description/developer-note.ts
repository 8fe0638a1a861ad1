import { clip, oneLine } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { developerTalk } from '../../src/lint/prose/text/developer-talk.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** What a note in a parameter's text contains: a ticket, a version, a source file, a call. */
const MAY_BE_NOTE = /[A-Z]-\d\d|#\d\d|\d\.\d|\d{4}-\d\d|\w\.(?:tsx?|jsx|py|go|java|rb|rs|php|cs|kt)\b|\(\)|[Cc]hangelog|@\w/

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'A text is written for the developers of the tool: classes and functions, source files, routes, tickets, a change log.',
  why: 'A model cannot use the name of a class, a route or a ticket. It learns neither when to call the tool nor what the tool returns, and it may try to pass or call an internal name. Such words come from a code comment that became the description. One clear sign is enough (`OrderService.cancel`, "see src/orders.ts", "-> PATCH /v0/orders", "until SHOP-214 is in", "Changelog:"). Of signs that also occur in texts for users (a file name, "under the hood"), two are needed. Code in backticks, examples, and tools that work on code, routes or tickets are not reported.',
  evidence: [
    {
      kind: 'measured',
      ref: '2,370 tools of 135 servers',
      says: 'No published description has such a sign, so a text with one is a mistake and not a style.',
      checked: '2026-11-29',
    },
  ],
  entails: ['description/too-short'],
  examples: {
    good: [
      {},
      { description: 'Find the callers of a method such as `OrderService.cancel` in the indexed code, with file and line.' },
      { description: 'Send a request to the shop. For example, GET /orders lists the orders and POST /orders makes one.' },
      { description: 'Read a ticket by its key, e.g. SHOP-214, with title, state and the last 10 comments.' },
      { description: 'Open a source file such as main.ts at a line, and return 20 lines around it.' },
      { description: 'Encode a text as UTF-8 after NFC, as in ISO-8601 week files; see CVE-2024 lists for what not to do.' },
      { description: 'Replace hardcoded colors in style sheets by variables, and return what was replaced.' },
    ],
    bad: [
      { description: 'Cancels an order. Thin wrapper around OrderService.cancel(), see orders.ts for the rest.' },
      { description: 'Cancel one order by number -> POST /v2/orders/{id}/cancel; the schema does the checks.' },
      { description: 'Cancel one order by number. Partial refunds move here as soon as SHOP-214 is merged.' },
      { description: 'Cancel one order by number. Logic lives in src/orders/cancel.ts.' },
      { description: 'Cancel one order by number. Changelog: v2.1: returns the refund; v2.0: first version.' },
      { description: 'Cancel one order by number (workaround for #1182).' },
      { description: 'Cancel one order by number. Updated 2025-03-01: also in the EU.' },
      {
        inputSchema: {
          type: 'object',
          properties: { query: { type: 'string', description: 'Keywords; umlauts are broken, SHOP-77' } },
          required: ['query'],
        },
      },
      { description: 'Cancel one order by number. Hard-wired to the EU shop in config.ts.' },
    ],
  },
  *check(tool) {
    for (const [at, text] of textsOf(tool)) {
      if (at !== '/description' && !MAY_BE_NOTE.test(text)) continue
      const words = developerTalk(text)
      if (words === undefined || !isEnglish(text)) continue
      const said = oneLine(text.slice(words.start, words.end))
      const instead =
        at === '/description'
          ? 'what the tool does, when to call it and what it returns'
          : 'what the parameter takes, and in which form'
      yield {
        at,
        words,
        message: `"${clip(said, 80)}" is a note for the tool's developers. A model cannot use or check it. Describe ${instead}.`,
      }
    }
  },
  plant({ index, description }, random) {
    if (!description?.trim() || !isEnglish(description)) return undefined
    const note = pick(
      [
        'Thin wrapper around RecordService.apply().',
        'Delegates to PolicyRepository#load, see policy_repository.py.',
        'Calls POST /internal/v3/run.',
        'Logic lives in src/handlers/run.ts.',
        'To be replaced once CORE-1182 is done.',
        'Changelog: v1.2.0: new backend.',
      ],
      random,
    )
    return [{ tool: index, at: '/description', to: `${description.trim()} ${note}` }]
  },
})
