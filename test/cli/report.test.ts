import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    ['a torn report', '{"version":1,"kind":"lint","toolsets":[{"ke', /out\.json is incomplete JSON: its end is missing\./],
    ['text', 'hello', /out\.json is not valid JSON\./],
    ['other JSON', '{"a":1}', /out\.json is not a report of rightcall\./],
    ['SARIF', '{"version":"2.1.0","runs":[]}', /out\.json is not a report of rightcall\./],
    ['a report of a newer version', '{"version":2,"kind":"run"}', /out\.json was written by a newer version of rightcall\./],
    [
      'a report that lacks something',
      '{"version":1,"kind":"run"}',
      /out\.json is not a report that this version of rightcall can show: .*must have/,
    ],
    ['a list', '[]', /out\.json is not a report of rightcall\./],
    [
      'a newer journal',
      '{"version":2,"kind":"journal","run":"r","started":"s"}\n',
      /out\.json was written by another version of rightcall\./,
    ],
    ['an empty journal', '{"version":1,"kind":"journal","run":"r","started":"s"}\n', /out\.json contains no answer yet\./],
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
})

describe('a comparison without the report that it left, or whose journal went on', () => {
  const MADE = {
    'edits.yaml': 'cancel_order: { name: stop_order }\nfind_order: { description: Now finds an order. }\n',
    'more.yaml': `${suiteYaml('renames: { gone: other }')}  - { id: stop, says: Say intent-1, expect: { tool: cancel_order } }\n`,
  }
  const compared = async (...argv: string[]) => {
    const cwd = folder({
      ...{ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson(), 'good.json': scriptJson(), ...MADE },
      'bad.json': scriptJson((id) => !id.endsWith('3')),
    })
    const { out } = await rightcall(['compare', ...argv, '--out', 'both', '--format', 'json'], { cwd })
    return { cwd, report: JSON.parse(out) }
  }
  const again = async (cwd: string) => JSON.parse((await rightcall(['report', 'both', '--format', 'json'], { cwd })).out)

  test.each<[string, string[]]>([
    ['of two files', ['tools.json', 'tools.json', '--suite', '.', '--model', 'scripted:good.json']],
    ['of edits that rename', ['tools.json', '--patch', 'edits.yaml', '--suite', 'more.yaml', '--model', 'scripted:good.json']],
    [
      'of two models, with gates and a filter',
      [
        ...['tools.json', '--suite', '.', '--model', 'scripted:good.json', '--model', 'scripted:bad.json', '--filter', 'intent'],
        ...['--margin', '10', '--fail-on', 'undecided', '--repeats', '2'],
      ],
    ],
  ])('%s is told from the journal alone', async (_, argv) => {
    const { cwd, report } = await compared(...argv)
    rmSync(join(cwd, 'both/report.json'))
    expect(await again(cwd)).toEqual(report)
    expect((await rightcall(['report', 'both'], { cwd })).out).toMatch(/^<!doctype html>/)
  })

  test('is told as far as it came, and says that it is incomplete', async () => {
    const { cwd } = await compared('tools.json', 'tools.json', '--suite', '.', '--model', 'scripted:good.json')
    rmSync(join(cwd, 'both/report.json'))
    const journal = join(cwd, 'both/journal.jsonl')
    writeFileSync(journal, `${readFileSync(journal, 'utf8').split('\n').slice(0, 9).join('\n')}\n{"kind":"tri`)
    expect(await again(cwd)).toMatchObject({
      incomplete: true,
      notAsked: 9,
      exit: 3,
      because: 'the run is incomplete: 9 questions were not asked',
    })
  })

  test('of an earlier version is judged with 5 points, which is told', async () => {
    const { cwd } = await compared('tools.json', 'tools.json', '--suite', '.', '--model', 'scripted:good.json', '--margin', '10')
    rmSync(join(cwd, 'both/report.json'))
    const journal = join(cwd, 'both/journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"terms":', '"other":'))
    const { out, err } = await rightcall(['report', 'both', '--format', 'json'], { cwd })
    expect([JSON.parse(out).margin, err]).toEqual([0.05, expect.stringContaining('does not state the margin')])
  })
})

describe('the gate of a run', () => {
  test('is in its journal, so a page made later fails as the run did', async () => {
    const cwd = shop()
    const argv = [
      'eval',
      '.',
      '--model',
      'scripted:good.json',
      '--out',
      'run',
      '--format',
      'json',
      '--threshold',
      'selection=0.9',
    ]
    writeFileSync(
      join(cwd, 'good.json'),
      scriptJson((id) => !id.endsWith('3')),
    )
    const { code, out } = await rightcall(argv, { cwd })
    expect([code, JSON.parse(out).manifest.gate]).toEqual([1, { thresholds: { selection: 0.9 }, drops: {} }])
    const later = await rightcall(['report', 'run', '--format', 'json'], { cwd })
    expect(JSON.parse(later.out)).toEqual(JSON.parse(out))
    const shown = async (format: string) => (await rightcall(['report', 'run', '--format', format], { cwd })).out
    expect(await shown('pretty')).toContain('Judged by: selection at least 90 %.')
    expect(await shown('markdown')).toContain('Judged by: `selection` at least 90 %.')
  })

  test('that was none is nothing', async () => {
    const { json } = await withRun()
    expect(JSON.parse(json).manifest).not.toHaveProperty('gate')
  })
})

test('a run that went on with other tools is told about those alone', async () => {
  const { cwd } = await withRun()
  writeFileSync(join(cwd, 'tools.json'), toolsJson(undefined, 'Now does'))
  const argv = ['eval', '.', '--model', 'scripted:good.json', '--out', 'run', '--format', 'json']
  const { out } = await rightcall(argv, { cwd })
  const report = JSON.parse((await rightcall(['report', 'run', '--format', 'json'], { cwd })).out)
  expect(report.trials).toHaveLength(8)
  expect(report).toEqual(JSON.parse(out))
})
