import type { Library } from './library.ts'
import { collectionMethod, objectFunction } from './converters/collections.ts'
import { textMethod } from './converters/texts.ts'

/** Functions that make a schema of a validator, or the reverse: both stand for the same. */
const CONVERTS = /^(?:zodToJsonSchema|toJSONSchema|toJsonSchema|fromJsonSchema|jsonSchema|zodSchema|asSchema)$/
/** Functions that give back what they are given. */
const SAME =
  /^(?:Object\.freeze|Object\.seal|structuredClone|String|defineTool|createTool|__importStar|__importDefault|__toESM|_interopRequire\w+)$/

/** Calls that change nothing of what a tool is, and functions of texts, lists and objects. */
export const converters: Library = {
  called(call) {
    const { path, args, from } = call
    if (CONVERTS.test(path.at(-1) ?? '') || (from === '' && SAME.test(path.join('.')))) return args[0]
    return from === '' && path[0] === 'Object' ? objectFunction(call) : undefined
  },
  method(call) {
    if (call.name === 'toJSONSchema' && call.on.kind === 'schema') return call.on
    return call.on.kind === 'text' ? textMethod(call.on, call) : collectionMethod(call)
  },
}
