import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint, resolveRules } from '../../src/index.ts'
import { CLEAN_TOOL, toolsetOf } from '../../src/lint/example.ts'

// The two descriptions of the project's founding documents: the change from the first to the second kind of text moved a
// server from 68 % to 89 % of tasks completed.
const VAGUE = 'search for documents'
const CAREFUL =
  'Search the internal knowledge base by keyword across the last 90 days, returning up to 10 results with title, author, last-modified date, and a relevance score -- use this tool when the user asks about internal documentation, policies, or past projects'

const found = (name: string, description: string) =>
  lint(
    toolsetOf({
      tools: [
        { name, description },
        {
          ...CLEAN_TOOL,
          name: 'create_ticket',
          description: 'Open a ticket with the help desk for one employee and return its number.',
        },
      ],
    }),
    resolveRules(rules, { preset: 'recommended', profiles: [] }, []),
  ).diagnostics.filter(({ index, rule }) => index === 0 && rule.startsWith('description/'))

describe('the founding descriptions', () => {
  test.each(['search_docs', 'kb', 'search_knowledge_base'])(
    'the careful one, as %s, gets nothing above info but perhaps when-not-to-use',
    (name) => {
      const loud = found(name, CAREFUL).filter(
        ({ severity, rule }) => severity !== 'info' && rule !== 'description/when-not-to-use',
      )
      expect(loud.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
    },
  )

  test.each(['kb', 'lookup', 'query_kb'])('the vague one, as %s, is reported', (name) => {
    expect(found(name, VAGUE).map(({ rule, severity }) => [rule, severity])).toContainEqual(['description/vague', 'warn'])
  })

  test.each(['search_documents', 'documents-search'])(
    'the vague one, as %s, repeats the name too, which is not said twice',
    (name) => {
      const says = found(name, VAGUE).map(({ rule, severity }) => [rule, severity])
      expect(says).toContainEqual(['description/vague', 'warn'])
      expect(says.map(([rule]) => rule)).not.toContain('description/restates-name')
    },
  )
})
