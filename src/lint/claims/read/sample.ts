/** A value as an example writes it. What stands for something else (`<id>`, `...`, a variable, a call) may be anything. */
export type Sample =
  | { readonly kind: 'any' }
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Sample[] }
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, Sample>; readonly whole: boolean }

/** A sample, and where it ends in the text. */
interface Read<S extends Sample = Sample> {
  readonly sample: S
  readonly end: number
}

export type Fields = Extract<Sample, { readonly kind: 'fields' }>

const ANY: Sample = { kind: 'any' }

/** Characters of one sample; what is longer is not an example that anybody reads. */
const MOST_TEXT = 4000
const MOST_LEVELS = 12

/** Space and comments of any language. */
const GAP = /(?:\s|\/\/[^\n]*|#[^\n]*|\/\*[^*]{0,400}\*\/)*/y
const NUMBER = /-?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y
const WORD = /(?:true|false|null|none|True|False|None|undefined)\b(?![.(\w-])/y
const KEY = /(?:"([^"\\\n]{1,100})"|'([^'\\\n]{1,100})'|`([^`\\\n]{1,100})`|([A-Za-z_$][\w$.-]{0,99}))\s{0,4}\??\s{0,4}/y
const ELLIPSIS = /(?:\.{3}|…)/y

const WORDS: ReadonlyMap<string, Sample> = new Map<string, Sample>([
  ['true', { kind: 'plain', value: true }],
  ['false', { kind: 'plain', value: false }],
  ['null', { kind: 'plain', value: null }],
  ['none', { kind: 'plain', value: null }],
  ['undefined', ANY],
])

/** Texts that stand for another: `<id>`, `YOUR_KEY`, `xxx`, `{name}`, `$ID`, `proj_...`. */
const STANDS_FOR =
  /<[^<>]{1,60}>|\.\.\.|…|\byour\b|\byour_|^my[-_ ]|\bexample\b|\bplaceholder\b|x{3,}|\*{3,}|\{[^{}]{0,60}\}|\$|%[a-z(]|^\[[^\]]*\]$|^(?:foo|bar|baz|abc|string|value|id|name|text|uuid)$/i

const CONSTANT = /^[A-Z]+(?:_[A-Z]+)+$/

/** True for a text that stands for another. */
export function standsForAnother(text: string): boolean {
  return text.trim() === '' || STANDS_FOR.test(text) || (CONSTANT.test(text) && /ID|KEY|TOKEN|NAME|URL|YOUR/.test(text))
}

/** The value of any common notation (JSON with comments, JavaScript, Python) that begins at an offset; undefined if none does. */
export function sampleAt(text: string, from: number): Read | undefined {
  return valueAt(text, from, Math.min(text.length, from + MOST_TEXT), 0)
}

/** The arguments of a call `(a=1, b: 'x')`, from behind its bracket; undefined if they cannot be read. */
export function argumentsAt(text: string, from: number): Read<Fields> | undefined {
  return fieldsAt(text, from, Math.min(text.length, from + MOST_TEXT), 0, ')')
}

function valueAt(text: string, from: number, until: number, level: number): Read | undefined {
  const at = skip(text, from)
  if (at >= until || level > MOST_LEVELS) return undefined
  const sign = text[at]
  if (sign === '{') return fieldsAt(text, at + 1, until, level, '}')
  if (sign === '[' || sign === '(') return listAt(text, at + 1, until, level, sign === '[' ? ']' : ')')
  if (sign === '"' || sign === "'" || sign === '`') return quotedAt(text, at, until, sign)
  const word = matchAt(WORD, text, at)?.[0]
  if (word !== undefined) return { sample: WORDS.get(word.toLowerCase()) ?? ANY, end: at + word.length }
  const number = matchAt(NUMBER, text, at)?.[0]
  if (number !== undefined) {
    return { sample: { kind: 'plain', value: Number(number.replaceAll('_', '')) }, end: at + number.length }
  }
  return opaqueAt(text, at, until)
}

function quotedAt(text: string, at: number, until: number, mark: string): Read | undefined {
  for (let end = at + 1; end < until; end++) {
    if (text[end] === '\\') end++
    else if (text[end] === mark) {
      const inner = text.slice(at + 1, end)
      const value = inner.replace(/\\(["'`\\/])/g, '$1')
      return { sample: standsForAnother(value) || /\\/.test(value) ? ANY : { kind: 'plain', value }, end: end + 1 }
    }
  }
  return undefined
}

/** A variable, a call, a type, `<id>`: up to the comma or the bracket that ends it. */
function opaqueAt(text: string, from: number, until: number): Read | undefined {
  let depth = 0
  for (let at = from; at < until; at++) {
    const sign = text[at] ?? ''
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) {
      if (depth === 0) return at > from ? { sample: ANY, end: at } : undefined
      depth--
    } else if (depth === 0 && (sign === ',' || sign === '\n' || sign === ';'))
      return at > from ? { sample: ANY, end: at } : undefined
  }
  return undefined
}

function listAt(text: string, from: number, until: number, level: number, close: string): Read | undefined {
  const items: Sample[] = []
  let at = skip(text, from)
  while (at < until) {
    if (text[at] === close) return { sample: { kind: 'list', items }, end: at + 1 }
    const item = valueAt(text, at, until, level + 1)
    if (item === undefined) return undefined
    // an ellipsis stands for more
    if (matchAt(ELLIPSIS, text, at) === null) items.push(item.sample)
    at = skip(text, item.end)
    if (text[at] === ',') at = skip(text, at + 1)
    else if (text[at] !== close) return undefined
  }
  return undefined
}

function fieldsAt(text: string, from: number, until: number, level: number, close: ')' | '}'): Read<Fields> | undefined {
  const fields = new Map<string, Sample>()
  let whole = true
  let at = skip(text, from)
  while (at < until) {
    if (text[at] === close) return { sample: { kind: 'fields', fields, whole }, end: at + 1 }
    const more = matchAt(ELLIPSIS, text, at)
    const key = more === null ? matchAt(KEY, text, at) : null
    const sign = key === null ? '' : (text[at + key[0].length] ?? '')
    if (key !== null && (sign === ':' || (sign === '=' && !/[=>]/.test(text[at + key[0].length + 1] ?? '')))) {
      const value = valueAt(text, at + key[0].length + 1, until, level + 1)
      if (value === undefined) return undefined
      if (key[0].includes('?')) whole = false
      fields.set(key[1] ?? key[2] ?? key[3] ?? key[4] ?? '', value.sample)
      at = value.end
    } else if (more !== null) {
      whole = false
      at += more[0].length
    } else if (close === ')' || key?.[4] !== undefined) {
      // by position, or `{ id }`
      const value = valueAt(text, at, until, level + 1)
      if (value === undefined) return undefined
      whole = false
      at = value.end
    } else return undefined
    at = skip(text, at)
    if (text[at] === ',') at = skip(text, at + 1)
    else if (text[at] !== close && !(close === '}' && matchAt(KEY, text, at))) return undefined
  }
  return undefined
}

function skip(text: string, at: number): number {
  return at + (matchAt(GAP, text, at)?.[0].length ?? 0)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
