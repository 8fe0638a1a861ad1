import type { ForeignCall, MethodCall } from '../library.ts'
import { listValue, text, unknown, type Field, type ListValue, type Value } from '../value.ts'

/** Methods of a list. */
export function collectionMethod(call: MethodCall): Value | undefined {
  const { on, name, args, span, applied } = call
  if (on.kind !== 'list') return undefined
  const [first] = args
  const { open } = on
  switch (name) {
    case 'concat': {
      const lists = args.flatMap((arg) => (arg.kind === 'list' ? [arg] : []))
      return lists.length === args.length ? flat([on, ...lists], call) : undefined
    }
    case 'map':
    case 'flatMap': {
      if (first?.kind !== 'function') return undefined
      const results = on.items.map((item) => applied(first, [item], item.span))
      return name === 'map' ? listValue(results, span, open) : flat([...results, listValue([], span, open)], call)
    }
    case 'flat':
      return flat([...on.items, listValue([], span, open)], call)
    case 'filter':
      return filtered(on, call)
    case 'slice':
      return args.length === 0 ? on : undefined
    case 'join':
      return joined(on, call)
    default:
      return undefined
  }
}

/** Only what surely stays and what surely goes is known. */
function filtered(on: ListValue, { args, span, applied }: MethodCall): Value {
  const test = args[0]
  const isBoolean = test?.kind === 'foreign' && test.path.join('.') === 'Boolean'
  const kept: Value[] = []
  let { open } = on
  for (const item of on.items) {
    const answer = isBoolean ? item : test === undefined ? item : applied(test, [item], span)
    if (answer.kind === 'plain' || answer.kind === 'absent') {
      if (answer.kind === 'plain' && Boolean(answer.value)) kept.push(item)
    } else if (answer.kind === 'unknown' || answer.kind === 'foreign') {
      open ??= unknown('a list that is filtered', span)
    } else kept.push(item)
  }
  return listValue(kept, span, open)
}

function flat(parts: readonly Value[], { span }: MethodCall): Value {
  const lists = parts.map((part) => (part.kind === 'list' ? part : undefined))
  const unread = parts.find((part) => part.kind === 'unknown' || part.kind === 'foreign')
  const open = lists.find((list) => list?.open !== undefined)?.open ?? (unread && unknown('a list that is computed', span))
  return listValue(
    parts.flatMap((part) => (part.kind === 'list' ? part.items : part === unread ? [] : [part])),
    span,
    open,
  )
}

function joined(on: ListValue, { args, span }: MethodCall): Value | undefined {
  const separator = args[0]?.kind === 'text' ? args[0].text : args.length === 0 ? ',' : undefined
  if (separator === undefined || on.open !== undefined) return undefined
  let says = ''
  const pieces: { from: number; start: number }[] = []
  for (const [index, part] of on.items.entries()) {
    if (part.kind !== 'text' && part.kind !== 'plain') return part.kind === 'unknown' ? { ...part, span } : undefined
    if (index > 0) says += separator
    if (part.kind === 'plain') says += String(part.value)
    else {
      for (const { from, start } of part.pieces) pieces.push({ from: says.length + from, start })
      says += part.text
    }
  }
  return text(says, span, pieces)
}

/** `Object.values(…)` and its like. */
export function objectFunction({ path, args, span }: ForeignCall): Value | undefined {
  const [first] = args
  const name = path.slice(1).join('.')
  if (name === 'assign') return assigned(args, span)
  if (name === 'fromEntries') return first?.kind === 'list' ? fromEntries(first, span) : undefined
  if (first?.kind !== 'fields') return undefined
  const parts = [...first.fields].map(([key, { key: place, value }]): Value => {
    const said = text(key, place)
    return name === 'values' ? value : name === 'keys' ? said : listValue([said, value], value.span)
  })
  return /^(?:values|keys|entries)$/.test(name) ? listValue(parts, span, first.open) : undefined
}

function assigned(args: readonly Value[], span: Value['span']): Value {
  const known = new Map<string, Field>()
  let open
  for (const arg of args) {
    if (arg.kind === 'fields') {
      for (const [name, field] of arg.fields) known.set(name, field)
      open ??= arg.open
    } else if (arg.kind !== 'absent' && arg.kind !== 'plain') open ??= unknown('an object that is mixed in', span)
  }
  return { kind: 'fields', fields: known, open, span }
}

function fromEntries(list: ListValue, span: Value['span']): Value {
  const known = new Map<string, Field>()
  let { open } = list
  for (const item of list.items) {
    const [key, value] = item.kind === 'list' ? item.items : []
    if (key?.kind === 'text' && value !== undefined) known.set(key.text, { key: key.span, value })
    else open ??= unknown('an entry that is computed', span)
  }
  return { kind: 'fields', fields: known, open, span }
}
