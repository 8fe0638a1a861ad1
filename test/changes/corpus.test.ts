import { describe, expect, test } from 'vitest'
import { toolsetChanges } from '../../src/changes/toolset-changes.ts'
import { isArray, isObject, own, type Json } from '../../src/core/json.ts'
import { toolFrom } from '../../src/core/tool.ts'
import { wordChanges } from '../../src/session/text-diff.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'
import { turned } from '../helpers/turned.ts'

describe.skipIf(noCorpus)('on the lists of real servers', () => {
  test.each(corpusServers().map(({ id, served }) => [id, toolsIn(served)] as const))(
    '%s does not differ from itself in another order',
    (_, tools) => {
      const before = tools.map((tool, index) => toolFrom(tool, index, undefined))
      const after = tools
        .map(turned)
        .reverse()
        .map((tool, index) => toolFrom(tool, index, undefined))
      const side = (list: typeof before) => ({ tools: list, instructions: undefined })
      const changes = toolsetChanges(
        { before: side(before), after: side(after), orders: { before: [], after: [] }, server: null },
        wordChanges,
      )
      expect(changes).toEqual([])
    },
  )
})

function toolsIn(served: Json): readonly Json[] {
  const tools = isObject(served) ? own(served, 'tools') : undefined
  return isArray(tools) ? tools : []
}
