import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { createSession } from '../../src/session.ts'
import { withFlags } from '../../src/config/flags.ts'
import { DEFAULTS } from '../../src/config/config.ts'

const GOLDEN = join(import.meta.dirname, '../../golden')
const files = ['clean', 'planted'].flatMap((name) =>
  readdirSync(join(GOLDEN, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(name, file)),
)
const strict = withFlags(DEFAULTS, { preset: 'strict' })

/** What somebody does to a text: types into a description, renames a tool, moves it, takes it away, and undoes all of it. */
const EDITS: readonly ((tools: { name?: string; description?: string }[]) => unknown)[] = [
  () => undefined,
  ([first]) => first && (first.description = `${first.description ?? ''} Returns the newest first, at most 50`),
  (tools) => tools[1] && (tools[1].name = 'search_everything'),
  (tools) => tools.reverse(),
  (tools) => tools.push({ ...tools[0] }),
  (tools) => tools.splice(1, 1),
  () => undefined,
]

test.each(files)('%s is found the same after every edit, whatever was linted before', async (file) => {
  const session = createSession(builtins, strict)
  await session.prepare()
  const read = () => JSON.parse(readFileSync(join(GOLDEN, file), 'utf8'))
  for (const edit of EDITS) {
    const list = read()
    edit(Array.isArray(list) ? list : list.tools)
    const text = JSON.stringify(list, undefined, 2)
    const found = ({ diagnostics, problems }: ReturnType<typeof session.lintText>) => [
      diagnostics.map(({ rule, at, index, message, severity, span, fingerprint }) => [
        rule,
        at,
        index,
        message,
        severity,
        span,
        fingerprint,
      ]),
      problems,
    ]
    expect(found(session.lintText(file, text))).toEqual(found(createSession(builtins, strict).lintText(file, text)))
  }
})
