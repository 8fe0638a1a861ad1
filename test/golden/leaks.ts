import { words } from '../../src/models/local/tokens.ts'

/** True when a tool's name stands in a text: as it is written, or its words in a row, singular or plural. */
export function leaks(name: string, text: string): boolean {
  if (/[_-]/.test(name) && text.toLowerCase().includes(name.toLowerCase())) return true
  const named = words(name).map(singular)
  return named.length > 1 && ` ${words(text).map(singular).join(' ')} `.includes(` ${named.join(' ')} `)
}

/** The first run of `length` words that two texts share, or undefined. */
export function sharedRun(a: string, b: string, length: number): string | undefined {
  const inB = ` ${words(b).join(' ')} `
  const inA = words(a)
  return inA
    .slice(0, Math.max(0, inA.length - length + 1))
    .map((_, start) => inA.slice(start, start + length).join(' '))
    .find((run) => inB.includes(` ${run} `))
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
}
