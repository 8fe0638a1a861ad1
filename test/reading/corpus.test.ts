import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { lineText, type ReadLine } from '../../src/reading/line.ts'
import { createSession } from '../../src/session.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'

const NAME = 'rightcall.reading.jsonl'
const ELSEWHERE: ReadLine = {
  tool: 'no_such_tool',
  set: 'another',
  sha256: '0123456789abcdef0123456789abcdef',
  model: 'reader-1',
  prompt: '1.0',
  on: '2026-11-30',
  kind: 'read',
  asked: 'reader-1',
  counts: {},
  trust: { found: 0, planted: 2, flagged: 0, clean: 2, canary: false },
  competing: [],
}

describe.skipIf(noCorpus)('on real servers', () => {
  test.each(corpusServers())('$id: rules alone find the same, whether or not other tools were read', async ({ served }) => {
    const session = createSession(builtins)
    await session.prepare()
    const text = JSON.stringify(served, undefined, 2)
    const findings = (kept: string | undefined): string =>
      JSON.stringify(session.lintText('tools.json', text, (uri) => (uri === NAME ? kept : undefined)).diagnostics)
    const without = findings(undefined)
    expect(without).not.toContain('"readBy"')
    expect(without).not.toContain('"reading/')
    for (const kept of ['', `${lineText(ELSEWHERE)}\n{"v":9}\n<<<<<<<\n`]) expect(findings(kept)).toBe(without)
  })
})
