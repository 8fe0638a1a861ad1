import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { isArray, isObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'

const folder = join(import.meta.dirname, '../../golden/clean')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

const active = Object.entries(rules)
  .filter(([, rule]) => rule.presets.includes('recommended'))
  .map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

function toolsOf(file: string) {
  const listed: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const raws = isObject(listed) && isArray(listed['tools']) ? listed['tools'] : []
  return raws.filter(isObject).map((raw, index) => toolFrom(raw, index, undefined))
}

describe('golden/clean', () => {
  test('has nine sets', () => {
    expect(files).toHaveLength(9)
  })

  test.each(files)('%s has tools, and each is described', (file) => {
    const tools = toolsOf(file)
    expect(tools.length).toBeGreaterThanOrEqual(5)
    expect(tools.filter(({ description }) => !description?.trim())).toEqual([])
  })

  test.each(files)('%s has no finding above info', (file) => {
    const { diagnostics, problems } = lint(
      toolsetFrom({ id: file, uri: file, tools: toolsOf(file) }),
      active,
    )
    expect(problems).toEqual([])
    const loud = diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ severity, rule, tool, at }) => `${severity} ${rule} ${tool === undefined ? 'the set' : `${tool} ${at}`}`)
    expect(loud).toEqual([])
  })
})
