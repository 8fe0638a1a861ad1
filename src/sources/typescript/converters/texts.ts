import type { MethodCall } from '../library.ts'
import { plain, text, type TextValue, type Value } from '../value.ts'

/** Methods of a text. Those that change its characters lose their places. */
export function textMethod(on: TextValue, { name, args, span }: MethodCall): Value | undefined {
  const [first, second] = args
  switch (name) {
    case 'trim':
      return args.length === 0 ? trimmed(on) : undefined
    case 'toString':
      return on
    case 'toLowerCase':
      return text(on.text.toLowerCase(), span)
    case 'toUpperCase':
      return text(on.text.toUpperCase(), span)
    case 'replaceAll':
      return first?.kind === 'text' && second?.kind === 'text'
        ? text(on.text.split(first.text).join(second.text), span)
        : undefined
    case 'includes':
      return first?.kind === 'text' ? plain(on.text.includes(first.text), span) : undefined
    default:
      return undefined
  }
}

function trimmed(on: TextValue): TextValue {
  const cut = on.text.length - on.text.trimStart().length
  const pieces = on.pieces.map(({ from, start }) =>
    from < cut ? { from: 0, start: start + cut - from } : { from: from - cut, start },
  )
  return { ...on, text: on.text.trim(), pieces: pieces.filter(({ from }, index) => pieces[index + 1]?.from !== from) }
}
