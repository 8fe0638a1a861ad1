import type { Library } from './library.ts'
import type { Value } from './value.ts'

/** Functions that make a schema of a validator, or the reverse: both stand for the same. */
const CONVERTS = /^(?:zodToJsonSchema|toJSONSchema|toJsonSchema|fromJsonSchema|jsonSchema|zodSchema|asSchema)$/
/** Functions that give back what they are given. */
const SAME = /^(?:Object\.freeze|Object\.seal|structuredClone|defineTool|createTool)$/

/** Calls that change nothing of what a tool is, and methods of texts and lists. */
export const converters: Library = {
  called({ path, args, from }) {
    const name = path.join('.')
    if (CONVERTS.test(path.at(-1) ?? '') || (from === '' && SAME.test(name))) return args[0]
    return undefined
  },
  method({ on, name, args, span }): Value | undefined {
    if (name === 'toJSONSchema' && on.kind === 'schema') return on
    if (on.kind === 'list' && name === 'concat') {
      const lists = args.flatMap((arg) => (arg.kind === 'list' ? [arg] : []))
      return lists.length === args.length ? { ...on, items: [on, ...lists].flatMap(({ items }) => items), span } : undefined
    }
    if (on.kind === 'list' && name === 'join') {
      const separator = args[0]?.kind === 'text' ? args[0].text : args.length === 0 ? ',' : undefined
      const parts = on.items.flatMap((item) => (item.kind === 'text' ? [item] : []))
      if (separator === undefined || parts.length < on.items.length || on.open !== undefined) return undefined
      let text = ''
      const pieces: { from: number; start: number }[] = []
      for (const [index, part] of parts.entries()) {
        if (index > 0) text += separator
        for (const { from, start } of part.pieces) pieces.push({ from: text.length + from, start })
        text += part.text
      }
      return { kind: 'text', text, pieces, span }
    }
    if (on.kind !== 'text') return undefined
    if (name === 'trim' && args.length === 0) {
      const cut = on.text.length - on.text.trimStart().length
      const pieces = on.pieces.map(({ from, start }) =>
        from < cut ? { from: 0, start: start + cut - from } : { from: from - cut, start },
      )
      return { ...on, text: on.text.trim(), pieces: pieces.filter(({ from }, index) => pieces[index + 1]?.from !== from), span }
    }
    return undefined
  },
}
