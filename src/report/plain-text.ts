/** Short Markdown as plain paragraphs for a terminal: no marks of headings and emphasis, no fences, a link as its words and address. */
export function plainText(markdown: string): string[] {
  return markdown
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => !/^\s*(?:```|~~~)/.test(line))
        .map((line) => withoutMarks(line.replace(/^\s*#{1,6}\s+/, '')))
        .join(' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '')
}

/** What stands in backticks is code, and stays as it is. */
function withoutMarks(line: string): string {
  return line
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, '$1 ($2)').replaceAll('**', '')))
    .join('')
}
