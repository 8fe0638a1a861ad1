import type { Diagnostic } from '../../core/finding.ts'
import { count } from '../../core/text.ts'
import { PROFILES } from '../../lint/limits/limit.ts'
import { listParameter, readGiven, unreadLines } from '../given-list.ts'
import { marked, MARKED_NOTE, quoted, QUOTED_NOTE, quotedSchema } from '../quoted.ts'
import type { OwnTool } from '../tool.ts'

const WEIGHT = { error: 0, warn: 1, info: 2 } as const
const SURENESS = { proved: 0, likely: 1, advice: 2 } as const

const PRESETS = ['recommended', 'strict'] as const
/** Findings of one answer. */
const MOST_SHOWN = 50

export const lintingTool: OwnTool = {
  name: 'lint_tools',
  title: 'Lint a tool list',
  description:
    'Checks a list of tool definitions for faults that make a language model choose the wrong tool or call it wrongly: missing or vague ' +
    'descriptions, texts that contradict the schema or the annotations, tools that cannot be told apart, names and schemas that clients ' +
    'refuse. Use it when somebody wrote or changed tools and wants them reviewed. For what differs between two versions of a list, use ' +
    'compare_tool_lists. It reads only the text that you pass and changes nothing: the tools are neither started nor called. Returns ' +
    'the 50 gravest findings, each with its rule, its tool, the place, and what to write instead; all are ' +
    'counted by rule. explain_rule tells how to fix what a rule finds.',
  parameters: {
    list: listParameter('The tools to check'),
    preset: {
      enum: ['configured', ...PRESETS],
      otherwise: 'configured',
      description:
        'How much is reported. "recommended": the rules that are seldom wrong. "strict": all rules. "configured": as the project of this server has it, which is right unless somebody asks for another.',
    },
    profile: {
      enum: ['configured', ...PROFILES],
      otherwise: 'configured',
      description:
        'The client or model vendor whose limits count, such as "cursor"; "portable" has what nearly all accept. "configured": as the project of this server has it, which is none as a rule.',
    },
  },
  outputSchema: {
    type: 'object',
    properties: {
      note: { type: 'string' },
      tools: { type: 'integer', description: 'Tools that were read.' },
      errors: { type: 'integer' },
      warnings: { type: 'integer' },
      infos: { type: 'integer' },
      accepted: {
        type: 'integer',
        description: 'Findings that are left out, because comments in the list or the configuration accept them.',
      },
      findings: {
        type: 'array',
        description: 'The gravest first, at most 50.',
        items: {
          type: 'object',
          properties: {
            rule: { type: 'string', description: 'Its id, for explain_rule.' },
            severity: { enum: ['error', 'warn', 'info'] },
            certainty: { enum: ['proved', 'likely', 'advice'] },
            quoted: quotedSchema({
              tool: { type: ['string', 'null'], description: 'null for a finding about the whole list.' },
              at: { type: 'string', description: 'JSON Pointer into the tool.' },
              message: { type: 'string', description: 'What is wrong, why it matters, and what to write instead.' },
            }),
          },
          required: ['rule', 'severity', 'certainty', 'quoted'],
          additionalProperties: false,
        },
      },
      byRule: {
        type: 'array',
        description: 'All findings, counted by rule, those beyond the first 50 included.',
        items: {
          type: 'object',
          properties: { rule: { type: 'string' }, findings: { type: 'integer' } },
          required: ['rule', 'findings'],
          additionalProperties: false,
        },
      },
      unread: {
        type: 'array',
        description: 'Parts of the list that could not be read; the rest was checked.',
        items: quotedSchema({ message: { type: 'string' } }),
      },
    },
    required: ['note', 'tools', 'errors', 'warnings', 'infos', 'accepted', 'findings', 'byRule', 'unread'],
    additionalProperties: false,
  },
  async run(given, { session: sessionFor, signal }) {
    const session = sessionFor({
      preset: PRESETS.find((name) => name === given('preset')),
      profile: PROFILES.find((name) => name === given('profile')),
    })
    const text = given('list')
    const toolsets = await readGiven(session, 'list', text)
    signal.throwIfAborted()
    const linted = session.lintText('list', text)
    const found = linted.diagnostics.toSorted(byWeight)
    const shown = found.slice(0, MOST_SHOWN)
    const tools = toolsets.reduce((sum, set) => sum + set.tools.length, 0)
    const having = (severity: Diagnostic['severity']): number => found.filter((one) => one.severity === severity).length
    const [errors, warnings, infos] = [having('error'), having('warn'), having('info')]
    const accepted = linted.suppressed
    const byRule = [...countByRule(found)].map(([rule, findings]) => ({ rule, findings }))
    return {
      structured: {
        note: QUOTED_NOTE,
        ...{ tools, errors, warnings, infos, accepted },
        findings: shown.map(({ rule, severity, certainty, tool, at, message }) => ({
          ...{ rule, severity, certainty },
          quoted: { tool: tool === undefined ? null : quoted(tool), at: quoted(at), message: quoted(message) },
        })),
        byRule,
        unread: linted.problems.slice(0, 10).map(({ message }) => ({ message: quoted(message) })),
      },
      text: [
        `${count(tools, 'tool')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}.`,
        ...(found.length + linted.problems.length > 0 ? [MARKED_NOTE] : []),
        ...shown.map(
          ({ rule, severity, certainty, tool, at, message }) =>
            `- ${severity} (${certainty}) ${rule}${tool === undefined ? '' : ` in ${marked(tool)}`}${at === '' ? '' : ` at ${marked(at)}`}: ${marked(message)}`,
        ),
        ...(found.length > shown.length
          ? [
              `${found.length - shown.length} more, all by rule: ${byRule.map(({ rule, findings }) => `${rule} ${findings}`).join(', ')}.`,
            ]
          : []),
        ...(accepted > 0
          ? [`${count(accepted, 'finding')} left out: comments in the list, or the configuration, accept them.`]
          : []),
        ...unreadLines(linted.problems),
      ].join('\n'),
    }
  },
}

function byWeight(one: Diagnostic, other: Diagnostic): number {
  return WEIGHT[one.severity] - WEIGHT[other.severity] || SURENESS[one.certainty] - SURENESS[other.certainty]
}

function countByRule(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}
