import { textChanges } from '../session/stored-difference.ts'
import type { History } from '../store/history/history.ts'
import type { VersionAnswer } from './answers.ts'

/** Each text that a tool had, with what changed against the one before and what the first run that showed it measured. */
export async function versionsOf(toolset: string, tool: string, history: History): Promise<VersionAnswer[]> {
  const versions = await history.versions(toolset, tool)
  const told: VersionAnswer[] = []
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1]
    const report = await history.report(version.run)
    const [change] =
      before === undefined ? [] : textChanges([{ name: tool, raw: before.raw }], [{ name: tool, raw: version.raw }])
    const rows = (report?.perTool ?? []).filter((row) => row.tool === tool)
    told.push({
      ...version,
      change: change ?? null,
      measured: rows.map(({ model, recall, precision }) => ({ model, recall, precision })),
    })
  }
  return told
}
