import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/effect.ts'
import { nameParts } from '../../src/lint/prose/words.ts'

/** Verbs that take something away for good unless it is only detached ("remove … from"). `drop` drags, too often. */
const TAKES_AWAY = new Set(['remove', 'clear', 'reset', 'cancel', 'revoke', 'overwrite', 'terminate', 'uninstall'])

const BASE = { name: 'delete_policy', description: 'Delete one policy from the handbook by its number; this cannot be undone.' }

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A tool that deletes says `destructiveHint: false`, or says nothing about it.',
  why: 'Hosts ask the user before a destructive call. A tool that deletes under `destructiveHint: false` is run unasked: an error for delete, purge, destroy, wipe, erase and truncate, a warning for verbs that often only detach. Leaving the hint out means "destructive" by the specification, but some hosts and directories want it said: an info.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'destructiveHint: if true the tool may perform destructive updates, if false only additive ones; the default is true.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '2,414 tools of 89 npm servers',
      says: 'Of 178 tools named delete, remove or drop 108 say destructiveHint: true, 57 have no annotations, 13 say false.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { ...BASE, annotations: { readOnlyHint: false, destructiveHint: true } },
      {
        name: 'remove_tag',
        description: 'Remove a tag from a policy; the tag itself stays.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'browser_drop',
        description: 'Drag one element onto another element of the page.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
    ],
    bad: [
      { ...BASE, annotations: { readOnlyHint: false, destructiveHint: false } },
      { ...BASE, annotations: undefined },
      {
        name: 'reset_password',
        description: 'Reset the password of one account; the old one stops working.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
    ],
  },
  *check({ index, name, description = '', annotations }) {
    if (annotations !== undefined && own(annotations, 'readOnlyHint') === true) return
    const hint = annotations === undefined ? undefined : own(annotations, 'destructiveHint')
    if (hint !== undefined && hint !== false) return
    const [named, described] = [effectOfName(name), effectOfDescription(description)]
    if (named?.effect === 'reads' || described?.effect === 'reads') return
    const deletes = named?.effect === 'destroys' ? named.verb : described?.effect === 'destroys' ? described.verb : undefined
    const at = annotations === undefined ? '' : hint === undefined ? '/annotations' : '/annotations/destructiveHint'
    const patches = [
      {
        says: 'Set destructiveHint to true',
        safe: false,
        edits: [{ tool: index, at: '/annotations/destructiveHint' as const, to: true }],
      },
    ]
    if (deletes !== undefined && hint === false) {
      yield {
        at,
        message: `This tool says "${clip(deletes, 30)}" under "destructiveHint": false, so hosts run it without asking the user. Make the hint true.`,
        patches,
      }
    } else if (deletes !== undefined) {
      yield {
        at,
        severity: 'info',
        message: `This tool says "${clip(deletes, 30)}", but no "destructiveHint" says whether that can be undone. Add "destructiveHint": true, so that hosts ask the user first.`,
        patches: annotations === undefined ? [] : patches,
      }
    } else if (hint === false && !/\bfrom\b/i.test(`${name.replaceAll(/[_-]/g, ' ')} ${description.slice(0, 200)}`)) {
      const verb = nameParts(name).find((part) => TAKES_AWAY.has(part))
      if (verb === undefined) return
      yield {
        at,
        severity: 'warn',
        message: `"${clip(name, 60)}" says "${verb}" under "destructiveHint": false, so hosts run it without asking the user. Make the hint true if something is lost, or say in the description what stays.`,
        patches,
      }
    }
  },
})
