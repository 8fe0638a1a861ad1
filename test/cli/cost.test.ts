import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const PRICES = "prices: { 'compatible:x': { input: 1000, output: 5000 } }\n"
const ARGV = ['eval', '.', '--model', 'compatible:x', '--out', 'run', '--no-cache', '--format', 'json']

function shop(files: Readonly<Record<string, string>> = {}): string {
  return folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson(), ...files })
}

test('--dry-run asks and writes nothing, and an unknown price is not 0', async () => {
  const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
  const cwd = shop()
  const { code, out } = await rightcall([...ARGV, '--dry-run'], { cwd, env: { RIGHTCALL_BASE_URL: url } })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    kind: 'forecast',
    dollars: null,
    models: [{ model: 'compatible:x', trials: 8, reused: 0, outputTokens: 1200, dollars: null, price: null }],
  })
  expect(asked).toEqual([])
  expect(existsSync(join(cwd, 'run'))).toBe(false)
})

test('a price of the configuration counts, and says where it stands; answers of the journal are not counted again', async () => {
  const { url } = await chatServer(() => ({ calls: ['find_order'] }))
  const cwd = shop({ 'rightcall.config.yaml': PRICES })
  const env = { RIGHTCALL_BASE_URL: url }
  const before = JSON.parse((await rightcall([...ARGV, '--dry-run'], { cwd, env })).out)
  expect(before.dollars).toBeGreaterThan(6)
  expect(before.models[0].price.from).toBe('rightcall.config.yaml:1:27')
  const run = JSON.parse((await rightcall(ARGV, { cwd, env })).out)
  expect(run.cost.dollars).toBeCloseTo((8 * (10 * 1000 + 2 * 5000)) / 1e6)
  const after = JSON.parse((await rightcall([...ARGV, '--dry-run'], { cwd, env })).out)
  expect(after).toMatchObject({ dollars: 0, models: [{ reused: 8 }] })
})

test('--max-cost stops with 3 and says so; a higher one goes on', async () => {
  const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
  const cwd = shop({ 'rightcall.config.yaml': "prices: { 'compatible:x': { input: 1000, output: 0 } }\n" })
  const env = { RIGHTCALL_BASE_URL: url }
  const limited = await rightcall([...ARGV, '--max-cost', '0.08', '--concurrency', '1'], { cwd, env })
  expect(limited.code).toBe(3)
  const report = JSON.parse(limited.out)
  expect(report).toMatchObject({ incomplete: true, stopped: [{ reason: 'max-cost' }] })
  expect(report.cost.dollars).toBeLessThanOrEqual(0.08)
  expect(report.notAsked).toBe(8 - asked.length)
  expect(limited.err).toContain('The limit of $0.08 was reached')
  expect((await rightcall([...ARGV, '--max-cost', '20'], { cwd, env })).code).toBe(0)
  expect(asked).toHaveLength(8)
})

test('--max-cost without a price is refused before anything is asked', async () => {
  const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
  const { code, err } = await rightcall([...ARGV, '--max-cost', '1'], { cwd: shop(), env: { RIGHTCALL_BASE_URL: url } })
  expect(code).toBe(2)
  expect(err).toContain('the price of compatible:x is unknown')
  expect(asked).toEqual([])
})

test('a model that changes its version in the middle is refused, with the numbers of both', async () => {
  let count = 0
  const { url } = await chatServer(() => ({ calls: ['find_order'], model: ++count > 5 ? 'x-2' : 'x-1' }))
  const { code, err } = await rightcall(ARGV, { cwd: shop(), env: { RIGHTCALL_BASE_URL: url } })
  expect(code).toBe(2)
  expect(err).toContain('changed its version during the run: x-1 (5 answers) and x-2 (3 answers)')
})
