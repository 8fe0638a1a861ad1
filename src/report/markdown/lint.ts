import type { LintReport } from '../../core/report.ts'
import { byCertainty } from '../../core/certainty.ts'
import { bySeverity } from '../../core/severity.ts'
import { clip, count, list } from '../../core/text.ts'
import { acceptedWords } from '../accepted.ts'
import { headingOf } from '../certainty-words.ts'
import { code, htmlCode, prose } from '../escape.ts'
import { sectionsOf, type Entry, type CertaintySection, type SetEntries } from '../groups.ts'
import { reasonSentence } from '../exit-words.ts'
import { checkedSentence, foundSentence, repairSentence, uncheckedSentence } from '../lint-words.ts'
import { readByWords } from '../../core/read-by-words.ts'
import { placesOf, type ToolPlaces } from '../places.ts'
import { SEVERITY_LEVEL } from '../annotation.ts'
import { details, paragraphs, pipeTable, taker } from './parts.ts'

/** A comment on GitHub holds 65,536 characters: so many for the findings, the surest first; a rule takes about 150, a toolset 150. */
const CHARACTERS = 45_000
const RULES = 60
const SETS = 40
/** Places that one entry names. */
const NAMED = 20

/** Heading with the sum, why the exit code is what it is, a table of the rules that fired, and the findings folded away, the surest first. */
export function lintMarkdown(report: LintReport, verbose: boolean): string[] {
  return paragraphs([[`### rightcall: ${foundSentence(report)}`], ...lintBlocks(report, { verbose, characters: CHARACTERS })])
}

/** The same without the heading, in blocks; `characters` bounds the findings. */
export function lintBlocks(
  report: LintReport,
  { verbose, characters }: { readonly verbose: boolean; readonly characters: number },
): string[][] {
  const accepted = acceptedWords(report)
  const { errors, warnings, infos } = report.summary
  const all = errors + warnings + infos
  const hidden = all - report.diagnostics.length
  const sections = sectionsOf(report, { unfolded: verbose })
  const sets = sections.flatMap((section) => section.sets)
  const take = taker(characters)
  const shown = new Set(sets.slice(0, SETS))
  return [
    sentence(reasonSentence(report, prose)),
    report.problems.map(
      ({ uri, message, hint }) => `* **could not be checked** ${code(uri)}: ${prose(`${message} ${hint ?? ''}`)}`,
    ),
    rules(report),
    ...sections.flatMap((section) => sectionBlocks(section, shown, take)),
    sets.length > SETS ? [`Findings in ${sets.length - SETS} more places are not shown.`] : [],
    hidden > 0 ? [`${count(hidden, 'finding')} not shown under \`--quiet\`.`] : [],
    accepted.length > 0 ? [`${prose(accepted.join(' · '))}.`] : [],
    all === 0 ? sentence(checkedSentence(report)) : [],
    sentence(uncheckedSentence(report, code)),
    sentence(repairSentence(report, (command) => `\`${command}\``)),
  ].filter((block) => block.length > 0)
}

type Take = ReturnType<typeof taker>

function sentence(says: string | undefined): string[] {
  return says === undefined ? [] : [says]
}

function sectionBlocks(section: CertaintySection, shown: ReadonlySet<SetEntries>, take: Take): string[][] {
  const sets = section.sets.filter((set) => shown.has(set))
  if (sets.length === 0) return []
  const { title, says } = headingOf(section)
  return [[`#### ${title}: ${says}`], ...sets.map((set) => folded(set, take))]
}

function rules({ diagnostics }: LintReport): string[] {
  if (diagnostics.length === 0) return []
  const rows = [...Map.groupBy(diagnostics, ({ rule, certainty }) => JSON.stringify([rule, certainty])).values()].flatMap(
    (found) => {
      const [first] = found.toSorted(bySeverity)
      if (first === undefined) return []
      const { rule, severity, certainty, help } = first
      return { rule, severity, certainty, help, findings: found.length, tools: new Set(found.map(toolOf)).size }
    },
  )
  const worst = rows.toSorted((a, b) => byCertainty(a, b) || bySeverity(a, b) || b.findings - a.findings)
  return pipeTable(
    ['rule', 'certainty', 'severity', 'findings', 'tools'],
    worst
      .slice(0, RULES)
      .map(({ rule, certainty, severity, help, findings, tools }) => [
        linked(rule, help),
        certainty,
        SEVERITY_LEVEL[severity],
        String(findings),
        String(tools),
      ]),
  )
}

function toolOf({ toolset, tool }: LintReport['diagnostics'][number]): string {
  return JSON.stringify([toolset, tool])
}

function linked(id: string, help: string): string {
  return /^https:\/\/[\w./#-]+$/.test(help) ? `[${code(id)}](${help})` : code(id)
}

function folded({ id, entries, toolset }: SetEntries, take: Take): string[] {
  const times = entries.reduce((sum, { found }) => sum + found.length, 0)
  return details(`${htmlCode(id)}: ${count(times, 'finding')}`, take(entries.map((entry) => item(entry, toolset?.tools ?? 0))))
}

function item({ kind, found, tools }: Entry, size: number): string {
  const [{ severity, rule, message, uri, range, tool, patches, readBy }] = found
  const names = placesOf(found, tools).map(placed)
  const many = kind === 'fact' ? `${tools.length} of ${count(size, 'tool')}` : count(tools.length, 'tool')
  const on = kind === 'tool' ? (tool === null ? '' : ` on ${names.join('')}`) : ` on ${many}, ${list(names, NAMED)}`
  const where = range === null || kind !== 'tool' ? '' : ` (${code(`${uri}:${range.start.line}`)})`
  const patch = patches.find(({ safe }) => safe) ?? patches[0]
  const repair = patch === undefined ? '' : ` → ${patch.safe ? 'fix' : 'suggestion'}: ${prose(clip(patch.says, 200))}`
  const read = readBy === undefined ? '' : ` (${prose(readByWords(readBy))})`
  return `* **${SEVERITY_LEVEL[severity]}** ${code(rule)}${on}${where}: ${prose(clip(message, 500))}${repair}${read}`
}

function placed({ tool, parameters }: ToolPlaces): string {
  const name = code(tool || '(no name)')
  return parameters.length === 0 ? name : `${name} (${parameters.map(code).join(', ')})`
}
