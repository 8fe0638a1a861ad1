import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildWeb } from '../../scripts/build/web.ts'
import type { Report } from '../../src/core/report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

/* Saved runs and reports become pages: what the browser makes of those is in test/web. */

beforeAll(async () => {
  // `npm test` builds first; other tests may be reading what it built
  if (!existsSync('dist/web/page.js')) await buildWeb('dist/web')
}, 60_000)

function shop(): string {
  return folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson(), 'good.json': scriptJson() })
}

/** A folder with a run in `run`, and what `eval` reported of it. */
async function withRun(): Promise<{ readonly cwd: string; readonly json: string }> {
  const cwd = shop()
  const { out } = await rightcall(['eval', '.', '--model', 'scripted:good.json', '--out', 'run', '--format', 'json'], { cwd })
  return { cwd, json: out }
}

/** The reports that a page holds. */
function reportsIn(html: string): Report[] {
  return JSON.parse(/<script type="application\/json" id="reports">(.*)<\/script>/.exec(html)?.[1] ?? '[]')
}

describe('what can be shown', () => {
  test('the folder of a run and its journal give the report that eval gave', async () => {
    const { cwd, json } = await withRun()
    for (const path of ['run', 'run/journal.jsonl']) {
      expect(await rightcall(['report', path, '-o', 'out.json'], { cwd })).toEqual({ code: 0, out: '', err: '' })
      expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'))).toEqual(JSON.parse(json))
    }
  })

  test('several go on one page, a section each; without -o it goes to standard output', async () => {
    const { cwd, json } = await withRun()
    writeFileSync(join(cwd, 'run.json'), json)
    writeFileSync(join(cwd, 'lint.json'), (await rightcall(['lint', 'tools.json', '--format', 'json'], { cwd })).out)
    const compared = ['compare', 'tools.json', 'tools.json', '--suite', '.', '--model', 'scripted:good.json', '--out', 'both']
    await rightcall(compared, { cwd })
    const { code, out } = await rightcall(['report', 'run', 'run.json', 'lint.json', 'both'], { cwd })
    expect(code).toBe(0)
    expect(reportsIn(out).map(({ kind }) => kind)).toEqual(['run', 'run', 'lint', 'comparison'])
    await rightcall(['report', 'lint.json', '-o', 'page.html'], { cwd })
    expect(reportsIn(readFileSync(join(cwd, 'page.html'), 'utf8'))).toHaveLength(1)
  })

  test('JSON of several suites holds several', async () => {
    const { cwd, json } = await withRun()
    const runs = { version: 1, kind: 'runs', verdict: { exit: 0, because: null }, runs: [JSON.parse(json), JSON.parse(json)] }
    writeFileSync(join(cwd, 'runs.json'), JSON.stringify(runs))
    expect(reportsIn((await rightcall(['report', 'runs.json'], { cwd })).out)).toHaveLength(2)
  })

  test('a run that was broken off is shown as far as it came', async () => {
    const { cwd } = await withRun()
    const journal = join(cwd, 'run/journal.jsonl')
    const lines = readFileSync(journal, 'utf8').split('\n')
    writeFileSync(journal, `${lines.slice(0, 5).join('\n')}\n${(lines[5] ?? '').slice(0, 40)}`)
    const { code, out } = await rightcall(['report', 'run', '--format', 'json'], { cwd })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ incomplete: true, notAsked: 5, verdict: { exit: 3 } })
  })

  test('the format follows the name of the file', async () => {
    const { cwd } = await withRun()
    await rightcall(['report', 'run', '-o', 'run.md'], { cwd })
    expect(readFileSync(join(cwd, 'run.md'), 'utf8')).toMatch(/^### rightcall/)
  })

  test('lint, eval and compare write pages themselves', async () => {
    const cwd = shop()
    const { out } = await rightcall(['lint', 'tools.json', '--format', 'html', '--output', 'html:page.html'], { cwd })
    expect(out).toMatch(/^<!doctype html>/)
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toBe(out)
  })
})

describe('what cannot is told, and nothing is written', () => {
  test.each<[string, string, RegExp]>([
    ['a torn report', '{"version":1,"kind":"lint","toolsets":[{"ke', /out\.json is JSON that breaks off: the end is missing\./],
    ['text', 'hello', /out\.json is no JSON\./],
    ['other JSON', '{"a":1}', /out\.json is no report of rightcall\./],
    ['SARIF', '{"version":"2.1.0","runs":[]}', /out\.json is no report of rightcall\./],
    ['a report of a newer version', '{"version":2,"kind":"run"}', /out\.json was written by a newer version of rightcall\./],
    [
      'a report that lacks something',
      '{"version":1,"kind":"run"}',
      /out\.json is no report that this version of rightcall can show: .*must have/,
    ],
    ['a list', '[]', /out\.json is no report of rightcall\./],
    [
      'a newer journal',
      '{"version":2,"kind":"journal","run":"r","started":"s"}\n',
      /out\.json was written by another version of rightcall\./,
    ],
    ['an empty journal', '{"version":1,"kind":"journal","run":"r","started":"s"}\n', /out\.json holds no answer yet\./],
  ])('%s', async (_, text, says) => {
    const cwd = folder({ 'out.json': text })
    const { code, out, err } = await rightcall(['report', 'out.json'], { cwd })
    expect(err).toMatch(says)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('a path without anything, no path, and an output that is read', async () => {
    const { cwd, json } = await withRun()
    writeFileSync(join(cwd, 'run.json'), json)
    expect((await rightcall(['report', 'runs/none'], { cwd })).err).toContain('There is no run and no report at runs/none.')
    expect((await rightcall(['report'], { cwd })).err).toContain('Nothing to report.')
    expect((await rightcall(['report', 'run.json', '-o', 'run.json'], { cwd })).err).toContain('would overwrite')
    expect(readFileSync(join(cwd, 'run.json'), 'utf8')).toBe(json)
    expect((await rightcall(['report', 'run', 'run.json', '--format', 'markdown'], { cwd })).err).toContain(
      'one report at a time',
    )
  })

  test('a comparison that was broken off has no verdict', async () => {
    const cwd = shop()
    const compared = ['compare', 'tools.json', 'tools.json', '--suite', '.', '--model', 'scripted:good.json', '--out', 'both']
    await rightcall(compared, { cwd })
    rmSync(join(cwd, 'both/report.json'))
    expect((await rightcall(['report', 'both'], { cwd })).err).toMatch(/comparison that was broken off/)
    await rightcall(compared, { cwd })
    expect((await rightcall(['report', 'both'], { cwd })).code).toBe(0)
    appendFileSync(join(cwd, 'both/journal.jsonl'), '{}\n')
    expect((await rightcall(['report', 'both'], { cwd })).err).toMatch(/comparison that was broken off/)
  })
})
