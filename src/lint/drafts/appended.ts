/**
 * A description with one sentence more: behind its first paragraph, where it has several, for what follows may be examples or rows; else at
 * its end.
 */
export function withSentence(description: string, sentence: string): string {
  const text = description.trimEnd()
  if (text === '') return sentence
  const gap = /\n[ \t]*\n/.exec(text)
  const first = gap === null ? text : text.slice(0, gap.index).trimEnd()
  const isProse = !first.includes('\n') && !first.endsWith(':') && !first.startsWith('#')
  if (isProse) return `${ended(first)} ${sentence}${text.slice(first.length)}`
  return `${ended(text)}\n\n${sentence}`
}

function ended(text: string): string {
  return /[.!?:;…][)`*"']{0,3}$|[|>]$/.test(text) ? text : `${text}.`
}
