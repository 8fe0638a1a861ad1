import {
  pointsWords,
  publishedWords,
  rowsFor,
  sizeWords,
  type Recomputed,
  type RecordedFile,
  type RecordedRow,
} from '../../lint/recorded.ts'
import type { Rule } from '../../lint/rule.ts'

/** Why we believe a rule: what others published or we counted, and what recorded models and searches did under two texts. */
export function evidenceOf(evidence: Rule['evidence'], recorded: RecordedFile): string[] {
  const told = evidence.flatMap((one) =>
    one.kind === 'recomputed' ? [] : [`* ${one.kind}, checked ${one.checked}: ${one.says} (${one.ref})`],
  )
  const recomputed = evidence.filter((one) => one.kind === 'recomputed')
  if (recomputed.length === 0) return told
  const rows = recomputed.flatMap(({ row }) => rowsFor(recorded, row))
  return [
    '### Published, or counted',
    '',
    ...told,
    '',
    ...part('Recomputed from recorded models', recomputed, recorded, ({ kind }) => kind !== 'retrieval'),
    ...part('Measured on retrieval', recomputed, recorded, ({ kind }) => kind === 'retrieval'),
    'Whether a language model chooses a tool that it sees, and whether a search finds the tool, are two effects, and they can point in opposite directions.',
    '',
    ...recorded.sources
      .filter(({ id }) => rows.some(({ source }) => source === id))
      .map(
        ({ id, repository, commit, licence, date, conditions }) =>
          `* ${id}: ${conditions}. Answers of ${date}, ${repository} at ${commit} (${licence}), recomputed ${recorded.measured}; [bench/recorded](../../bench/recorded/README.md).`,
      ),
  ]
}

function part(
  title: string,
  recomputed: readonly Recomputed[],
  recorded: RecordedFile,
  isOf: (row: RecordedRow) => boolean,
): string[] {
  const groups = recomputed.map(({ row, says }) => ({ says, rows: rowsFor(recorded, row).filter(isOf) }))
  const rows = groups.flatMap((group) => group.rows)
  if (rows.length === 0) return []
  return [
    `### ${title}`,
    '',
    ...groups.flatMap((group) => (group.rows.length === 0 ? [] : [`* ${group.says}`])),
    '',
    '| what changed | model | metric | n | published | ours, points, 95 % interval | verdict |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${row.change} (${row.source}) | ${row.model} | ${row.metric} | ${sizeWords(row)} | ${publishedWords(row)} | ${pointsWords(row)} | ${row.verdict} |`,
    ),
    '',
  ]
}
