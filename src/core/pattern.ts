import { RE2JS } from 're2js'

/** A regular expression of somebody else's, made harmless. */
export interface Pattern {
  /** True when it occurs somewhere in the text, as JSON Schema means `pattern`. Linear in the length of the text, of which the first 100,000 characters count. */
  test(text: string): boolean
}

/** Longer patterns and texts are not looked at: linear is still too long for a hostile megabyte. */
const MOST_PATTERN = 2_000
const MOST_TEXT = 100_000

const compiled = new Map<string, Pattern>()
const MOST_COMPILED = 500

/**
 * A foreign pattern in a linear-time engine. `flags` as in JavaScript; only `i`, `m` and `s` mean anything here. Throws where
 * the engine cannot run it: a fault in it, look-around, back-references, too long.
 */
export function linear(source: string, flags = ''): Pattern {
  const key = `${flags}/${source}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const pattern = compile(source, flags)
  if (compiled.size >= MOST_COMPILED) compiled.clear()
  compiled.set(key, pattern)
  return pattern
}

function compile(source: string, flags: string): Pattern {
  if (source.length > MOST_PATTERN) throw new RangeError(`a pattern of more than ${MOST_PATTERN} characters`)
  const bits = [
    flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0,
    flags.includes('m') ? RE2JS.MULTILINE : 0,
    flags.includes('s') ? RE2JS.DOTALL : 0,
  ]
  const engine = RE2JS.compile(
    RE2JS.translateRegExp(source),
    bits.reduce((all, bit) => all | bit),
  )
  return { test: (text) => engine.matcher(text.slice(0, MOST_TEXT)).find() }
}

/** Why a pattern is no regular expression in any reading of ECMA-262 (with or without the `u` flag); undefined when it is one. */
export function patternFault(source: string): string | undefined {
  // only constructed, never run: construction is where the syntax is checked
  try {
    new RegExp(source, 'u')
    return undefined
  } catch (strict) {
    try {
      new RegExp(source)
      return undefined
    } catch {
      return strict instanceof Error ? strict.message.replace(/^Invalid regular expression: /, '') : String(strict)
    }
  }
}

/** An anchor of Python or PCRE (`\\A`, `\\Z`, `\\z`) in a pattern; ECMA-262 takes it for the letter, or refuses it under the flag `u`. */
export function foreignAnchor(source: string): string | undefined {
  const [, , anchor] = /(^|[^\\])(?:\\\\)*(\\[AZz])/.exec(source) ?? []
  return anchor
}
