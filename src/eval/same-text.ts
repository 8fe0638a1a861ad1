import { ownString } from '../core/json.ts'
import { wordsOfName, type Argument } from './argument.ts'
import { isExact, sameExactly } from './exact-text.ts'
import { samePlace } from './place.ts'

/**
 * Whether two texts mean the same. Words are compared as a person reads them: Unicode form, case, runs of spaces, the form of quotes
 * and dashes, and a full stop or an exclamation mark at the end do not count, lines do, and a place may be given with its country. What has to be right letter
 * by letter (ids, keys, code, paths, URLs, values of an `enum`) is compared exactly, save the white space around it.
 */
export function sameText(expected: string, given: string, parameter: Argument): boolean {
  if (isPhone(parameter)) return digits(expected) === digits(given)
  if (isExact(expected, parameter)) return sameExactly(expected, given, parameter)
  return normalised(expected) === normalised(given) || samePlace(expected, given, parameter)
}

/** A text as a person reads it. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[‘’‛ʼ`´]/g, "'")
    .replaceAll(/[“”„‟«»]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/\s*(?:\r\n?|\n)\s*/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim()
    .replace(/(?<=[\p{L}\p{N}])[.。!！]$/u, '')
    .toLowerCase()
}

function isPhone({ name, schema }: Argument): boolean {
  return (
    wordsOfName(name).some((word) => /^(?:phone|telephone|tel|mobile|fax)$/.test(word)) && ownString(schema, 'type') === 'string'
  )
}

/** `+49 (30) 123-45` is +493012345. */
const digits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^\s*00/, '+')
    .replaceAll(/[\s()./-]/g, '')
