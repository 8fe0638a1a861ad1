import { isArray, own } from '../../../core/json.ts'
import { join, type Pointer } from '../../../core/pointer.ts'
import type { Tool } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { verbForm, type Effect } from '../../lexicon/verbs.ts'
import { nameParts } from '../text/words.ts'
import { effectOfName } from './effect.ts'

/** One value of the parameter by which a call chooses what the tool does. */
export interface Action {
  readonly parameter: string
  readonly value: string
  readonly effect: Effect
  /** Of the value in the parameter's `enum`. */
  readonly at: Pointer
}

const CHOOSES = /^(?:action|operation|op|method|http_?method|verb)$/i
const HTTP: ReadonlyMap<string, Effect> = new Map([
  ['GET', 'reads'],
  ['HEAD', 'reads'],
  ['POST', 'changes'],
  ['PUT', 'changes'],
  ['PATCH', 'changes'],
  ['DELETE', 'destroys'],
])

/** What a tool with an `action` or `method` parameter can be told to do, as far as the values say so. */
export function actionsOf(tool: Tool): readonly Action[] {
  const chooser = parametersOf(tool).find(({ name, depth }) => depth === 0 && CHOOSES.test(name))
  const values = chooser === undefined ? undefined : own(chooser.written, 'enum')
  if (chooser === undefined || !isArray(values)) return []
  return values.flatMap((value, index) => {
    if (typeof value !== 'string' || isState(value)) return []
    const effect = HTTP.get(value) ?? effectOfName(value)?.effect
    return effect === undefined ? [] : [{ parameter: chooser.name, value, effect, at: join(chooser.at, 'enum', index) }]
  })
}

/** True for what has happened, by which a list is narrowed: `train_removed`. */
function isState(value: string): boolean {
  return verbForm(nameParts(value).at(-1) ?? '')?.form === 'participle'
}
