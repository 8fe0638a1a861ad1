import { expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'
import { editing, placeOf } from '../helpers/editing.ts'
import { lockOf, snapshotReport } from '../helpers/lock.ts'
import { listOf, vague } from '../helpers/tools.ts'

test('an editor shows findings in a lockfile where the tool stands, and what is wrong with the file', async () => {
  const cwd = folder({ 'shop.json': listOf(vague('handle')) })
  await snapshotReport(cwd, ['shop.json'], 0)
  const text = lockOf(cwd)
  const client = editing()
  await client.start({})
  client.open(client.uri('rightcall.lock.json'), text)
  const found = await client.published(client.uri('rightcall.lock.json'))
  const vagueOne = found.find(({ code }) => code === 'description/vague')
  expect(vagueOne?.range.start.line).toBe(placeOf(text, 'Handles various things.').line)

  client.open(client.uri('edited.lock.json'), text.replace('Handles various', 'Obeys'))
  const [problem] = await client.published(client.uri('edited.lock.json'))
  expect(problem?.message).toContain('does not fit the tool "handle"')
  expect(problem?.range.start.line).toBe(placeOf(text, '"sha256"').line)

  client.open(client.uri('merged.lock.json'), text.replace('      "id"', '<<<<<<< HEAD\n      "id"'))
  const [conflict] = await client.published(client.uri('merged.lock.json'))
  expect(conflict).toMatchObject({ message: expect.stringContaining('has a merge conflict'), range: { start: { line: 6 } } })
  expect(await client.stop()).toBe(0)
})
