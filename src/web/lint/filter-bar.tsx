import type { JSX } from 'preact'
import { CERTAINTIES } from '../../core/certainty.ts'
import type { LintReport } from '../../core/report.ts'
import { SEVERITIES } from '../../core/severity.ts'
import { clip, grouped, visible } from '../../core/text.ts'
import { EVERYTHING, toolKey, type FindingFilter } from './finding-filter.ts'

interface FilterBarProps {
  readonly report: LintReport
  readonly filter: FindingFilter
  readonly shown: number
  readonly id: string
  readonly onChange: (filter: FindingFilter) => void
}

type Choice = readonly [value: string, label: string]

const SEVERITY_NAME = { error: 'errors', warn: 'warnings', info: 'infos' } as const

/** Search, and what to show: tool, rule, certainty, severity. Says how many findings are left. */
export function FilterBar({ report, filter, shown, id, onChange }: FilterBarProps) {
  const { diagnostics, toolsets } = report
  const sets = new Map(toolsets.map((toolset) => [toolset.key, toolset.id]))
  const tools = [...Map.groupBy(diagnostics, toolKey)].map(([key, [first, ...others]]): Choice => {
    const name = first?.tool === null ? 'the whole set' : (first?.tool ?? '') || '(no name)'
    const set = toolsets.length > 1 ? ` · ${sets.get(first?.toolset ?? '') ?? first?.toolset ?? ''}` : ''
    return [key, `${label(`${name}${set}`)} (${others.length + 1})`]
  })
  const rules = [...Map.groupBy(diagnostics, ({ rule }) => rule)].map(([rule, found]): Choice => [
    rule,
    `${label(rule)} (${found.length})`,
  ])
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(EVERYTHING)
  return (
    <form class="filters" role="search" aria-label="Findings" onSubmit={(event) => event.preventDefault()}>
      <label class="search">
        <span>Search</span>
        <input
          type="search"
          value={filter.words}
          placeholder="Words of a finding"
          onInput={({ currentTarget }) => onChange({ ...filter, words: currentTarget.value })}
        />
      </label>
      <Select id={`${id}-tool`} name="Tool" any="All tools" choices={tools} value={filter.tool}>
        {(tool) => onChange({ ...filter, tool })}
      </Select>
      <Select id={`${id}-rule`} name="Rule" any="All rules" choices={rules.toSorted()} value={filter.rule}>
        {(rule) => onChange({ ...filter, rule })}
      </Select>
      <Select
        id={`${id}-certainty`}
        name="Certainty"
        any="Any"
        choices={CERTAINTIES.map((certainty) => [certainty, certainty])}
        value={filter.certainty}
      >
        {(word) => onChange({ ...filter, certainty: CERTAINTIES.find((one) => one === word) ?? '' })}
      </Select>
      <Select
        id={`${id}-severity`}
        name="Severity"
        any="Any"
        choices={SEVERITIES.map((severity) => [severity, SEVERITY_NAME[severity]])}
        value={filter.severity}
      >
        {(word) => onChange({ ...filter, severity: SEVERITIES.find((one) => one === word) ?? '' })}
      </Select>
      <p class="shown" role="status">
        {isFiltered ? `${grouped(shown)} of ${grouped(diagnostics.length)} findings` : `${grouped(diagnostics.length)} findings`}
      </p>
      {isFiltered && (
        <button type="button" onClick={() => onChange(EVERYTHING)}>
          Show all
        </button>
      )}
    </form>
  )
}

function label(text: string): string {
  return visible(clip(text, 60))
}

interface SelectProps {
  readonly id: string
  readonly name: string
  readonly any: string
  readonly choices: readonly Choice[]
  readonly value: string
  readonly children: (value: string) => void
}

function Select({ id, name, any, choices, value, children: choose }: SelectProps): JSX.Element {
  return (
    <label for={id}>
      <span>{name}</span>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{any}</option>
        {choices.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
