import type { Diagnostic } from '../../src/core/finding.ts'
import { valueAt } from '../../src/core/pointer.ts'
import { clip, visible } from '../../src/core/text.ts'
import { UserError } from '../../src/core/user-error.ts'
import { digest } from '../../src/core/digest.ts'
import type { Server } from './corpus.ts'
import { everyRule } from './findings.ts'
import { keyOf } from './label.ts'
import type { LabelFile } from './labels.ts'
import type { Linted } from './measure.ts'

/** At most so many findings of one server and cause are labelled: more would count one author's habit again and again. */
export const MOST_A_CAUSE = 3

/**
 * Findings of a rule that nobody has labelled, each with all that a reader needs, as comments around the start of a label.
 * Which of a server's findings are taken is decided by a hash, not by their order.
 *
 * @throws UserError for an unknown rule or side
 */
export function unlabelled(linted: readonly Linted[], files: readonly LabelFile[], [rule, side]: readonly string[]): string {
  if (!everyRule.some(({ id }) => id === rule)) throw new UserError(`There is no rule "${rule ?? ''}" to label findings of.`)
  if (side !== undefined && side !== 'tuning' && side !== 'judging')
    throw new UserError(`A server is on the side tuning or judging, not "${side}".`)
  const labels = new Map(files.map((file) => [file.server, file.labels.filter((label) => label.rule === rule)]))
  return linted
    .filter(({ server }) => side === undefined || server.side === side)
    .flatMap(({ server, findings }) => {
      const known = labels.get(server.id) ?? []
      const read = new Set(known.map(keyOf))
      const open = findings.filter((found) => found.rule === rule && !read.has(keyOf(found)))
      const drawn = open
        .map((found) => ({ found, key: digest(server.id + keyOf(found)) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, Math.max(0, MOST_A_CAUSE - known.length))
      return drawn.map(({ found }) => shown(server, found))
    })
    .join('\n')
}

function shown(server: Server, found: Diagnostic): string {
  const tool = found.index === undefined ? undefined : server.toolset.tools[found.index]
  const about = tool === undefined ? found.related : [JSON.stringify(tool.raw)]
  return [
    `# ${server.id} ${server.version} (${server.side})`,
    ...about.map((text) => `#   ${clip(visible(text), 3000)}`),
    `#   there: ${clip(visible(JSON.stringify(tool && valueAt(tool.raw, found.at)) ?? 'nothing'), 600)}`,
    `# ${found.severity}: ${found.message}`,
    `  - rule: ${found.rule}`,
    ...(found.tool === undefined ? [] : [`    tool: ${JSON.stringify(found.tool)}`]),
    `    at: ${JSON.stringify(found.at)}`,
    '    verdict:',
    '    why:',
    '    reader:',
    '    date:',
    '',
  ].join('\n')
}
