import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { actionsOf } from '../../src/lint/prose/tools/actions.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { VERBS } from '../../src/lint/lexicon/verbs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { deniesLoss } from '../../src/lint/prose/tools/denied-loss.ts'
import { statedLoss } from '../../src/lint/prose/tools/losses.ts'
import { statedChange } from '../../src/lint/prose/tools/side-effects.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']
const BASE = { name: 'delete_policy', description: 'Delete one policy from the handbook by its number; this cannot be undone.' }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A tool that deletes or overwrites has `destructiveHint: false`, or has other hints but not this one.',
  why: 'Hosts ask the user before a destructive call. A tool that deletes under `destructiveHint: false` runs without that question. The rule reports a tool when its name, its opening words or an `action` value means to delete, to purge or the like, or when the text states that something is overwritten or cannot be undone. When the hint is missing, the specification assumes "destructive", but some hosts and directories require it to be stated. That case is an info.',
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
      {
        name: 'update_saved_request',
        description: 'Change a request that is kept in the handbook as an example.',
        inputSchema: {
          type: 'object',
          properties: { method: { type: 'string', enum: ['GET', 'POST', 'DELETE'], description: 'Method of the kept request.' } },
          required: ['method'],
        },
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
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
      {
        name: 'copy_policy',
        description: 'Copy one policy into another section. It never overwrites a policy there, and the copy can be undone.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      { ...BASE, annotations: undefined },
      {
        name: 'remove_lock',
        description: 'Takes the lock off a policy so that it can be edited again; nothing of the policy is erased.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'reset_columns',
        description: 'Puts the columns back into their first order. No note of a reader is ever lost.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'clear_filter',
        description: 'Show the whole handbook again, without losing any of the saved filters.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'cancel_review',
        description: 'Takes a policy back out of its review. Every remark stays.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'resize_handbook',
        description: 'Change how many policies the handbook holds. A nightly job purges old ones; shrinking it loses none.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
    ],
    bad: [
      { ...BASE, annotations: { readOnlyHint: false, destructiveHint: false } },
      { ...BASE, annotations: { readOnlyHint: false } },
      {
        name: 'publish_handbook',
        description:
          'Publish the draft of the handbook. WARNING: on success this overwrites the published one and cannot be undone.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'manage_policies',
        description: 'Manage the policies of the handbook, one at a time, by what the action says.',
        inputSchema: {
          type: 'object',
          properties: {
            action: { type: 'string', enum: ['list', 'create', 'delete'], description: 'What to do with the policy.' },
          },
          required: ['action'],
        },
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'resize_handbook',
        description: 'Change how many policies the handbook holds. Shrinking it wipes all policies that are too many.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'import_policies',
        description: 'Load policies from a file. It first empties the handbook and takes all comments with it.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'reset_columns',
        description: 'Puts the columns back into their first order. Nothing stays of what the readers had set.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      {
        name: 'reset_password',
        description: 'Reset the password of one account; the old one stops working.',
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
    ],
  },
  *check(tool) {
    const { index, name, description = '', annotations } = tool
    // a tool without annotations is reported by annotation/missing, once for the whole set
    if (annotations === undefined || own(annotations, 'readOnlyHint') === true) return
    const hint = own(annotations, 'destructiveHint')
    if (hint !== undefined && hint !== false) return
    const [named, described] = [effectOfName(name), effectOfDescription(description)]
    const patches = [
      {
        says: 'set destructiveHint to true',
        safe: false,
        edits: [{ tool: index, at: '/annotations/destructiveHint' as const, to: true }],
      },
    ]
    const deletes = named?.effect === 'destroys' ? named.verb : described?.effect === 'destroys' ? described.verb : undefined
    const reads = named?.effect === 'reads' || (described?.effect === 'reads' && named?.effect !== 'destroys')
    if (hint === undefined) {
      if (deletes === undefined || reads || !HINTS.some((one) => own(annotations, one) !== undefined)) return
      yield {
        at: '/annotations',
        severity: 'info',
        message: `The verb "${clip(deletes, 30)}" suggests that this tool destroys something, but it has no "destructiveHint". Some hosts then do not ask the user first. Add "destructiveHint": true.`,
        patches,
      }
      return
    }
    const at = '/annotations/destructiveHint'
    // such as the HTTP method in a log entry: the tool records it and does not execute it
    const recorded = ({ value }: { readonly value: string }) => /^[A-Z]+$/.test(value) && named !== undefined
    const action = reads ? undefined : actionsOf(tool).find((one) => one.effect === 'destroys' && !recorded(one))
    const change = statedChange(description)
    const loss = statedLoss(description) ?? (change?.effect === 'destroys' ? change : undefined)
    if (deletes !== undefined && !reads) {
      yield {
        at,
        message: `This tool destroys something ("${clip(deletes, 30)}"), but "destructiveHint" is false. Hosts will run it without asking the user. Set the hint to true.`,
        patches,
      }
    } else if (action !== undefined) {
      yield {
        at,
        message: `\`${clip(action.parameter, 40)}\` accepts "${clip(action.value, 40)}", but "destructiveHint" is false. Hosts will run that action without asking the user. Set the hint to true, or move the action to a separate tool.`,
        patches,
      }
    } else if (loss !== undefined && isEnglish(description)) {
      yield {
        at,
        message: `The description states "${clip(loss.verb, 40)}", but "destructiveHint" is false. Hosts will run the tool without asking the user. Set the hint to true.`,
        patches,
      }
    } else if (
      !reads &&
      described?.effect !== 'reads' &&
      !/\bfrom\b/i.test(`${name.replaceAll(/[_-]/g, ' ')} ${description.slice(0, 200)}`)
    ) {
      const verb = nameParts(name).find((part) => VERBS.get(part)?.takesAway)
      if (verb === undefined || deniesLoss(description)) return
      yield {
        at,
        message: `The name "${clip(name, 60)}" contains "${verb}", but "destructiveHint" is false. Hosts will run the tool without asking the user. Set the hint to true if a call destroys something. Otherwise describe what a call keeps.`,
        patches,
      }
    }
  },
  plant({ index, name, description = '', annotations }, random) {
    if (annotations !== undefined && own(annotations, 'readOnlyHint') === true && statedLoss(description) !== undefined)
      return undefined
    const thing = nameParts(name).at(-1) ?? 'entry'
    const verb = ['delete', 'purge', 'wipe', 'erase'][Math.floor(random() * 4)] ?? 'delete'
    const says = [
      `${verb.charAt(0).toUpperCase()}${verb.slice(1)} one of the ${thing} by its number.`,
      `Permanently ${verb}s the ${thing} that match the query, with their history.`,
      `Use this tool to ${verb} ${thing} that nobody needs.`,
    ][Math.floor(random() * 3)]
    return [
      { tool: index, at: '/name', to: `${verb}_${thing}` },
      { tool: index, at: '/description', to: says },
      { tool: index, at: '/annotations', to: { readOnlyHint: false, destructiveHint: false } },
    ]
  },
})
