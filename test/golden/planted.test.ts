import { expect, test } from 'vitest'
import { defectRecall } from '../../scripts/evidence/defects.ts'
import { everyRule } from '../../scripts/evidence/findings.ts'

const measured = defectRecall('golden/planted', everyRule)?.counts

test('two in three of the defects that others planted are found', () => {
  expect(measured?.found.of).toBe(100)
  expect(measured?.found.hits).toBeGreaterThanOrEqual(67)
})

test('one in twenty of the texts that only look like defects is reported at most', () => {
  expect(measured?.lookalikes.of).toBe(60)
  expect(measured?.lookalikes.alarmed).toBeLessThanOrEqual(3)
})
