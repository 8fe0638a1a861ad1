/* Numbers that the pages repeat are those that were measured. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROFILES } from '../../src/lint/limits/limit.ts'
import { pageText, ROOT } from '../helpers/pages.ts'

const measured = pageText('rules/README.md')
const [, read = '', servers = ''] = /^(\d+) findings on (\d+) real servers/m.exec(measured) ?? []
const [, unseen = '', wrong = '', wrongInfos = ''] =
  /^\| never seen by any rule \| (\d+) \| (\d+ of \d+) [^|]*\| (\d+ of \d+) /m.exec(measured) ?? []

test.each(['README.md', 'docs/evidence.md'])('how often rules are wrong, on %s', (page) => {
  const text = pageText(page).replaceAll(/\s+/g, ' ')
  expect(text).toContain(`${Number(read).toLocaleString('en')} findings on ${servers} real servers`)
  expect(text).toContain(`${wrong} errors and warnings were wrong`)
})

test('how many servers no rule had seen', () => {
  const text = pageText('docs/evidence.md').replaceAll(/\s+/g, ' ')
  expect(text).toContain(`On ${unseen} servers that no rule had seen`)
  expect(text).toContain(`and ${wrongInfos} infos`)
})

test('the version in commands is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  for (const page of ['README.md', 'docs/ci.md'])
    for (const [, named] of pageText(page).matchAll(/rightcall(?:@v|-)(\d+\.\d+\.\d+)/g)) expect(named, page).toBe(version)
})

test('the list of profiles is whole', () => {
  const named = [...pageText('docs/profiles.md').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)
  expect(PROFILES.filter((name) => !named.includes(name))).toEqual([])
})
