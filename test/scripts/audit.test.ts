import { expect, test } from 'vitest'
import { verdictOfAudit } from '../../scripts/audit/verdict.ts'

const clean = { auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } }
const one = {
  ...clean,
  vulnerabilities: { 'left-pad': { name: 'left-pad', severity: 'high', range: '<1.3.1' } },
  metadata: { vulnerabilities: { high: 1, total: 1 } },
}

test('a report without vulnerabilities passes', () => {
  expect(verdictOfAudit(JSON.stringify(clean)).outcome).toBe('passed')
})

test('a vulnerability fails, whatever its severity, and is named', () => {
  expect(verdictOfAudit(JSON.stringify(one))).toEqual({
    outcome: 'failed',
    lines: ['high: left-pad <1.3.1', '1 package has a known vulnerability. See: npm audit'],
  })
  const low = JSON.stringify(one).replaceAll('high', 'low')
  expect(verdictOfAudit(low).outcome).toBe('failed')
})

test('a count that the list does not explain fails', () => {
  expect(verdictOfAudit(JSON.stringify({ ...clean, metadata: one.metadata })).outcome).toBe('failed')
})

test.each([
  ['a refusal', { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } }, '405 Method Not Allowed'],
  ['no connection', { message: 'connect ECONNREFUSED 127.0.0.1:9', error: {} }, 'ECONNREFUSED'],
  ['a report without a list', { ...clean, vulnerabilities: undefined }, 'no report'],
  ['a report without counts', { vulnerabilities: {} }, 'no report'],
  ['null', null, 'no report'],
])('%s is skipped: it clears nothing', (_, report, reason) => {
  const { outcome, lines } = verdictOfAudit(JSON.stringify(report))
  expect([outcome, lines.join()]).toEqual(['skipped', expect.stringContaining(reason)])
})

test.each(['', 'npm error network', '{"vulnerabilities": {'])('text that is no JSON is skipped: %j', (text) => {
  expect(verdictOfAudit(text).outcome).toBe('skipped')
})
