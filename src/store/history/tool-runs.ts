import type { Database } from './database.ts'
import type { ToolRun, ToolRunFilter } from './history.ts'

/** The runs that showed a tool, newest first, without the rest of their reports. */
export function toolRunsOf(database: Database, { toolset, tool, suite, limit }: ToolRunFilter): ToolRun[] {
  return database
    .all(
      `SELECT runs.head, tools.digest,
              (SELECT json_group_array(json(value)) FROM json_each(runs.report, '$.perTool') WHERE json_extract(value, '$.tool') = ?) AS rows
         FROM tools JOIN runs ON runs.key = tools.run
        WHERE tools.name = ? AND runs.toolset = ? AND (? IS NULL OR runs.suite = ?)
        ORDER BY runs.started DESC, runs.id DESC LIMIT ?`,
      ...[tool, tool, toolset, suite ?? null, suite ?? null, limit],
    )
    .map(({ head, digest, rows }) => ({ head: JSON.parse(String(head)), digest: String(digest), rows: JSON.parse(String(rows)) }))
}
