import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { releaseNotes, versionOfTag } from '../../scripts/release-notes/section.ts'
import { folder } from '../helpers/folder.ts'

const CHANGELOG = `# Changelog

## Unreleased

- Not yet.

## 1.2.30

- Thirty.

## 1.2.3-beta.1

- Beta.

## 1.2.3

- Three.

\`\`\`md
## 1.2.2
\`\`\`

### Fixed

- A fault.

## 1.2.2

- Two.
`

describe('the notes of a version', () => {
  test('are its section, without the heading, to the next version', () => {
    expect(releaseNotes(CHANGELOG, '1.2.3')).toBe('- Three.\n\n```md\n## 1.2.2\n```\n\n### Fixed\n\n- A fault.\n')
  })

  test.each([
    ['1.2.2', '- Two.\n'],
    ['1.2.3-beta.1', '- Beta.\n'],
    ['1.2.30', '- Thirty.\n'],
  ])('%s is not taken for one that begins alike', (version, notes) => {
    expect(releaseNotes(CHANGELOG, version)).toBe(notes)
  })

  test.each(['## v1.0.0', '## 1.0.0 (2026-12-01)', '## [1.0.0] - 2026-12-01', '## 1.0.0 — 1 December 2026', '##  1.0.0  '])(
    'stand under %s',
    (heading) => {
      expect(releaseNotes(`${heading}\r\n\r\n- One.\r\n`, '1.0.0')).toBe('- One.\n')
    },
  )

  test.each([
    ['a version without a section', CHANGELOG, '9.9.9', 'no heading "## 9.9.9"'],
    ['a dot that is another character', '## 1x2x3\n\n- X.\n', '1.2.3', 'no heading'],
    ['a section with nothing in it', '## 1.0.0\n\n## 0.9.0\n\n- Old.\n', '1.0.0', 'nothing under'],
    ['two sections', '## 1.0.0\n\n- A.\n\n## 1.0.0\n\n- B.\n', '1.0.0', '2 headings'],
    ['an empty changelog', '', '1.0.0', 'no heading'],
  ])('are refused for %s', (_, changelog, version, reason) => {
    expect(() => releaseNotes(changelog, version)).toThrow(reason)
  })

  test('that are too long for GitHub end after a whole line, and say where the rest is', () => {
    const line = `- ${'x'.repeat(997)}\n`
    const notes = releaseNotes(`## 1.0.0\n\n${line.repeat(200)}`, '1.0.0')
    expect(notes.length).toBeLessThan(125_000)
    expect(notes.endsWith(`${line}\nThe rest is in CHANGELOG.md.\n`)).toBe(true)
  })
})

test.each(['1.2.3', 'v1.2.4', 'v1.2.3 ', '', 'v'])('the tag %j is not v1.2.3', (tag) => {
  expect(() => versionOfTag(tag, '1.2.3')).toThrow('Tag it v1.2.3')
})

test('the script prints the notes, and ends with 1 and a reason where there are none', () => {
  const cwd = folder({ 'package.json': '{"version": "1.2.3"}', 'CHANGELOG.md': CHANGELOG })
  const run = (tag: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/release-notes.ts'), tag], { cwd, encoding: 'utf8' })
  expect(run('v1.2.3')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^- Three\.\n/), stderr: '' })
  expect(run('v2.0.0')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('package.json has version 1.2.3'),
  })
})
