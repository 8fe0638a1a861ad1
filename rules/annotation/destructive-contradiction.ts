import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { actionsOf } from '../../src/lint/prose/tools/actions.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'

/** Any word that a change could hide behind: a text that has one is left alone. */
const MAY_CHANGE =
  /\b(?:(?:creat|updat|delet|remov|modif|writ|overwrit|chang|mark|clear|consum|acknowledg|sav|stor|trigger|execut|start|stop|reset|replac|send|sent|log|charg|bill|cost|destr|purg|dequeu|pop|claim|lock|run)(?:e|es|ed|s|ing|y|ies|ified|ten|ged|t|ning)?)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: '`destructiveHint` is true, but name and description only read.',
  why: 'Hosts warn the user of every call to a destructive tool, and models that learn of the hint avoid it: a query that is marked destructive is asked about each time or never made. Say `readOnlyHint: true` instead. The rule speaks only where name and opening words both read and no word of the text may mean a change.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'destructiveHint true: the tool may perform destructive updates to its environment.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Two findings, a search and a query that the API asks for by POST, and both are right.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        name: 'read_next_message',
        description: 'Read the next message of the queue, which removes it there.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
      {
        name: 'firewall_monitor_delete',
        description: 'Delete a monitor of the firewall.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
    ],
    bad: [
      { annotations: { destructiveHint: true } },
      {
        name: 'query_policies',
        description: 'Query the policies by section and return up to 20 of them.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
    ],
  },
  *check(tool) {
    const { index, name, description = '', annotations } = tool
    if (annotations === undefined || own(annotations, 'destructiveHint') !== true) return
    if (own(annotations, 'readOnlyHint') === true) return
    const named = effectOfName(name)
    if (named?.effect !== 'reads' || effectOfDescription(description)?.effect !== 'reads') return
    if (MAY_CHANGE.test(description) || actionsOf(tool).some(({ effect }) => effect !== 'reads') || !isEnglish(description))
      return
    yield {
      at: '/annotations/destructiveHint',
      message: `"destructiveHint" is true, but name and description only "${clip(named.verb, 30)}", so hosts warn the user of a call that changes nothing. Say "readOnlyHint": true and drop this hint, or say in the description what is lost.`,
      patches: [
        {
          says: 'Set readOnlyHint to true and remove destructiveHint',
          safe: false,
          edits: [
            { tool: index, at: '/annotations/readOnlyHint', to: true },
            { tool: index, at: '/annotations/destructiveHint', to: undefined },
          ],
        },
      ],
    }
  },
  plant({ index, name, description = '' }) {
    const reads = effectOfName(name)?.effect === 'reads' && effectOfDescription(description)?.effect === 'reads'
    if (!reads || MAY_CHANGE.test(description)) return undefined
    return [{ tool: index, at: '/annotations', to: { readOnlyHint: false, destructiveHint: true } }]
  },
})
