import { UserError } from '../../core/user-error.ts'
import type { OwnTool } from '../tool.ts'

export const explainingTool: OwnTool = {
  name: 'explain_rule',
  title: 'Explain a lint rule',
  description:
    'Explains one rule of this linter: what it finds, why models stumble on that, a bad and a good example, its options, and the evidence ' +
    'for it. Use it to fix a finding of lint_tools, or when somebody doubts one. It knows only the rules that ship with this ' +
    'server, and nothing of your list.',
  parameters: {
    rule: {
      most: 100,
      description: 'Id of the rule, as lint_tools returns it: a category and a name, such as "description/vague".',
    },
  },
  outputSchema: {
    type: 'object',
    properties: {
      rule: { type: 'string' },
      summary: { type: 'string' },
      severity: { enum: ['error', 'warn', 'info'] },
      certainty: { enum: ['proved', 'likely', 'advice'] },
      presets: {
        type: 'object',
        description: 'Its severity in each preset; null where the preset leaves it out.',
        properties: { recommended: { type: ['string', 'null'] }, strict: { type: ['string', 'null'] } },
        required: ['recommended', 'strict'],
        additionalProperties: false,
      },
      page: { type: 'string', description: 'Address of its page, for people.' },
      explanation: { type: 'string', description: 'Examples, why, options, numbers and sources, in some forty lines.' },
    },
    required: ['rule', 'summary', 'severity', 'certainty', 'presets', 'page', 'explanation'],
    additionalProperties: false,
  },
  async run(given, { session: sessionFor }) {
    const session = sessionFor()
    const id = given('rule').trim()
    if (!Object.hasOwn(session.catalogue.rules, id) && !id.includes('/')) {
      const named = Object.keys(session.catalogue.rules).filter((rule) => rule.endsWith(`/${id}`))
      if (named.length > 0) throw new UserError(`There is no rule "${id}".`, { hint: `Did you mean ${named.join(' or ')}?` })
    }
    const { summary, severity, certainty, presets, page } = session.ruleFacts(id)
    const explanation = await session.explain(id, { format: 'text', color: false, width: 100 })
    return {
      structured: { rule: id, summary, severity, certainty, presets, page, explanation },
      text: explanation,
    }
  },
}
