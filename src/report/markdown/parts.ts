/** A table; cells are already safe (`prose`, `code`) and hold no bare pipe. */
export function pipeTable(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)]
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Folded away; `summary` is safe HTML. */
export function details(summary: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>']
}

/** Blocks with an empty line between them, as Markdown wants. */
export function paragraphs(blocks: readonly (readonly string[])[]): string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block, at) => (at === 0 ? block : ['', ...block]))
}

/** The first `most` lines, and how many were left out. */
export function most(lines: readonly string[], limit: number): string[] {
  return lines.length <= limit ? [...lines] : [...lines.slice(0, limit), `* and ${lines.length - limit} more`]
}

/** Takes lines from one list after another until `characters` are used up, and says how many it left out of each. */
export function taker(characters: number): (lines: readonly string[]) => string[] {
  let left = characters
  return (lines) => {
    const shown: string[] = []
    for (const line of lines) {
      if (line.length >= left) break
      left -= line.length + 1
      shown.push(line)
    }
    return shown.length === lines.length ? shown : [...shown, `* and ${lines.length - shown.length} more`]
  }
}
