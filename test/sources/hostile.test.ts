import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPointer } from '../../src/core/pointer.ts'
import { UserError } from '../../src/core/user-error.ts'
import { clientConfig } from '../../src/sources/client-config.ts'
import { openData } from '../../src/sources/data.ts'
import { dump } from '../../src/sources/dump.ts'
import { loadWith, openText, testIo } from './io.ts'

/** The answer, or undefined for an error that the user can fix; any other error fails the test. */
async function fixable<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ', ',
  '\n',
  '\n  ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '|',
  '>',
  '//',
  '/*',
  '*/',
  '#',
  '\\',
  '\\u',
  "'",
  '!!set ',
  '<<',
  '%',
  '1',
  'name',
  '\u0000',
  '\uD800',
  '---\n',
  '\t',
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 30 })
  .map((parts) => parts.join(''))

test('any text is a document or an error that the user can fix', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('a.json', 'a.yaml', '<stdin>'), text, async (uri, hostile) => {
      const document = await fixable(() => openData(uri, hostile))
      const span = document?.span('/0/name/a')
      if (document !== undefined && span !== undefined) expect(span.end).toBeLessThanOrEqual(document.text.length)
      document?.duplicateKeys()
    }),
    { numRuns: 500, seed: 1 },
  )
})

const KEYS = [
  'tools',
  'name',
  'description',
  'inputSchema',
  'input_schema',
  'parameters',
  'function',
  'type',
  'toolSpec',
  'json',
  'functionDeclarations',
  'result',
  'toolConfig',
  'manifest_version',
  'mcpServers',
  'servers',
  'command',
  'args',
  'env',
  'url',
  'headers',
  'projects',
  '__proto__',
  'constructor',
]
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(null, 1, true, 'function', 'x', '${A}', '${', 'OBJECT'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 }),
  ),
}))

test('any JSON is tools, servers, or an error that the user can fix, and every place can be found', async () => {
  await fc.assert(
    fc.asyncProperty(value, fc.array(fc.constantFrom(...KEYS, '0', '1')), async (data, path) => {
      const document = await openText('a.json', JSON.stringify(data))
      const at = `/${path.join('/')}`
      for (const source of [clientConfig(async () => ({ toolsets: [], problems: [] })), dump]) {
        const target = { kind: 'document', document } as const
        if (!source.accepts(target)) continue
        const loaded = await fixable(() => loadWith(source, target, testIo({ connect: true })))
        for (const tool of loaded?.toolsets.flatMap(({ tools }) => tools) ?? []) {
          expect(tool.origin?.span(isPointer(at) ? at : '')?.end).toBeLessThanOrEqual(document.text.length)
        }
      }
    }),
    { numRuns: 500, seed: 1 },
  )
})
