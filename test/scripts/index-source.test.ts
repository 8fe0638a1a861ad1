import { expect, test } from 'vitest'
import { evalIndex, ruleIndex } from '../../scripts/index-source.ts'

test('a rule is imported from the file that its id names', () => {
  const text = ruleIndex(['name/mixed-case', 'schema/missing'])
  expect(text).toContain("import nameMixedCase from './name/mixed-case.ts'\n")
  expect(text).toContain("  'name/mixed-case': nameMixedCase,\n  'schema/missing': schemaMissing,\n")
})

test('metrics stand in the order that they state, and by name where two state the same', () => {
  const names = evalIndex({ mrr: 90, selection: 10, ask: 40, abstention: 40 }).match(/(?<=^ {2}').+(?=':)/gm)
  expect(names).toEqual(['selection', 'abstention', 'ask', 'mrr'])
})

test('a metric whose name is no variable gets one that is', () => {
  const text = evalIndex({ arguments: 1, 'retrieval@5': 2 })
  expect(text).toContain("import argumentsEval from './arguments.ts'\n")
  expect(text).toContain("import retrievalAt5Eval from './retrieval@5.ts'\n")
  expect(text).toContain("  'retrieval@5': retrievalAt5Eval,\n")
})
