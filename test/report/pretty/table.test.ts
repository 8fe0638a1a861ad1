import { expect, test } from 'vitest'
import { painter } from '../../../src/report/pretty/paint.ts'
import { table, type Column } from '../../../src/report/pretty/table.ts'

type Row = readonly [name: string, model: string, value: string]

const COLUMNS: readonly Column<Row>[] = [
  { head: 'name', text: ([name]) => name, least: 6 },
  { head: 'model', text: ([, model]) => model, least: 4 },
  { head: 'value', text: ([, , value]) => value, align: 'right' },
]
const ROWS: readonly Row[] = [
  ['retrieval', 'hybrid', '81.0 %'],
  ['日本', 'x', '1.0 %'],
]
const render = (width: number) => table(ROWS, COLUMNS, width, painter(false))

test('cells stand below their heads, numbers to the right', () => {
  expect(render(80)).toEqual(['name       model    value', 'retrieval  hybrid  81.0 %', '日本       x        1.0 %'])
})

test('the last column that may be cut is cut first', () => {
  expect(render(23)).toEqual(['name       mod…   value', 'retrieval  hyb…  81.0 %', '日本       x      1.0 %'])
  expect(render(21)).toEqual(['name     mod…   value', 'retrie…  hyb…  81.0 %', '日本     x      1.0 %'])
})

test('a table that cannot be cut to the width becomes one paragraph a row', () => {
  expect(render(16)).toEqual(['retrieval', '  model hybrid ·', '  value 81.0 %', '日本', '  model x ·', '  value 1.0 %'])
})

test('without heads there is no head line', () => {
  const columns = COLUMNS.map((column) => ({ ...column, head: '' }))
  expect(table(ROWS, columns, 80, painter(false))).toHaveLength(2)
})
