import { clip } from '../../src/core/text.ts'
import { renamedFields } from '../../src/lint/claims/judge/renamed-field.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule, subjectOf } from '../../src/lint/rule.ts'

const withOne = (name: string, description: string, tool: object) => ({
  ...tool,
  inputSchema: { type: 'object', properties: { [name]: { type: 'string', description } }, required: [name] },
  annotations: { readOnlyHint: false },
  outputSchema: undefined,
})
const CREATE = withOne('title', 'Title', {
  name: 'create_policy',
  description: 'Create a policy of the handbook, and return its number.',
})
const READ = {
  name: 'get_policy',
  description: 'Reads a policy. Returns chapter_number, policy_type, owner_email and text.',
  outputSchema: undefined,
}
const update = (name: string, description: string) =>
  withOne(name, description, { name: 'update_policy', description: 'Change a policy of the handbook; what is left out stays.' })

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A tool changes a field under a different name from the one that another tool creates or reads it under.',
  why: 'A model that created or read a policy with `title` changes its `title`. Under another name, the call is refused, or the change is dropped without a warning. The rule reports two cases: the parameter’s own text uses the name from the other tool ("New title" for `name`), or the names are two forms of one name (`chapterNo`, `chapter_number`). Use one name in both tools. The finding is likely and not proved, because the same word may mean two different things.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'One finding, and it is right: an item is created with `text` and changed with `name`, which is described as "new text".',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [CREATE, update('title', 'New title')] },
      { tools: [CREATE, update('new_title', 'New title')] },
      { tools: [CREATE, update('name', 'New name')] },
      { tools: [READ, update('page_number', 'Page of the policy')] },
      { tools: [READ, update('chapterTitle', 'Title of the chapter')] },
      { tools: [READ, update('no', 'Number of the chapter')] },
    ],
    bad: [
      { tools: [CREATE, update('name', 'New title')] },
      { tools: [READ, update('chapterNo', 'Chapter that the policy moves to')] },
      { tools: [READ, update('policy_kind', 'For example "leave".')] },
      { tools: [READ, update('ownerMail', 'Who answers for it')] },
      {
        tools: [
          { name: 'get_policy', description: 'Returns `headline`, `body` and `author` of one policy.', outputSchema: undefined },
          update('title', 'The new headline of the policy'),
        ],
      },
    ],
  },
  *check(toolset) {
    for (const { tool, parameter, said, sibling, field } of renamedFields(toolset)) {
      const [name, other] = [clip(parameter.name, 40), clip(field, 40)]
      const here =
        said === undefined
          ? `The field \`${name}\` is called \`${other}\``
          : `"${said.text}" is called \`${name}\` here but \`${other}\``
      yield {
        tool: tool.index,
        at: said === undefined ? parameter.at : parameter.descriptionAt,
        ...(said !== undefined && { words: said.words }),
        related: [sibling.index],
        subject: `${subjectOf(tool, sibling)} ${parameter.name}`,
        message: `${here} in \`${clip(sibling.name, 60)}\`. A model that read or created it there changes it under the wrong name. Use one name in both tools.`,
      }
    }
  },
  plant({ tools }, random) {
    const thing = pick(['crate', 'permit', 'beacon', 'ledger'], random) ?? ''
    const [field, other] =
      pick(
        [
          ['title', 'name'],
          ['body', 'content'],
          ['owner', 'holder'],
        ],
        random,
      ) ?? []
    if (field === undefined || other === undefined || tools.some(({ name }) => name.includes(thing))) return undefined
    return [
      { tool: tools.length, at: '', to: planted(`create_${thing}`, field, `The ${field}.`) },
      { tool: tools.length + 1, at: '', to: planted(`update_${thing}`, other, `New ${field}`) },
    ]
  },
})

function planted(name: string, parameter: string, description: string) {
  const properties = { [parameter]: { type: 'string', description } }
  return { name, description: `${name.replace('_', ' a ')} of the north depot.`, inputSchema: { type: 'object', properties } }
}
