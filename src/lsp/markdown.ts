import { visible } from '../core/text.ts'

/* Texts of tools are other people's: no markup of theirs is followed, and nothing of them is invisible. */

/** For between single backticks. */
export function asCode(text: string): string {
  return visible(text).replaceAll('`', "'").replace(/\s+/g, ' ')
}

/** In the middle of a sentence. */
export function asProse(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]()<>#!|&]/g, '\\$&')
    .replace(/\s+/g, ' ')
}

/** As a block, behind a fence that the text cannot end. */
export function fenced(text: string, language = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${visible(text)}\n${fence}`
}

/** A page of ours with headings for a hover, two levels down; what stands behind fences is left as it is. */
export function smallHeadings(page: string): string {
  let fence: string | undefined
  const lines = page.split('\n').map((line) => {
    const mark = /^\s*(`{3,})/.exec(line)?.[1]
    if (fence === undefined && mark === undefined) return line.replace(/^(?=#{1,4} )/, '##')
    if (fence === undefined) fence = mark
    else if (mark !== undefined && mark.length >= fence.length) fence = undefined
    return line
  })
  return lines.join('\n')
}
