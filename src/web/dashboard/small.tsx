import { visible, clip } from '../../core/text.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import type { ServerAnswer } from './ask.ts'
import { address } from './route.ts'

/** `2026-11-30 07:06`, as far as it is a time. */
export function whenWords(started: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(started) ? started.slice(0, 16).replace('T', ' ') : started
}

export function When({ started }: { readonly started: string }) {
  return <Foreign text={whenWords(started)} most={40} />
}

export function runAddress(run: string): string {
  return address('/run', { run })
}

/** Branch and commit of a run. */
export function RunRevision({
  branch,
  git,
  dirty,
}: {
  readonly branch?: string | undefined
  readonly git?: string | undefined
  readonly dirty?: boolean | undefined
}) {
  if (branch === undefined && git === undefined) return <span class="quiet">no git</span>
  return (
    <>
      {branch !== undefined && <Name text={branch} />}
      {git !== undefined && (
        <span class="under">
          {visible(git.slice(0, 9))}
          {dirty === true && ' with edits'}
        </span>
      )}
    </>
  )
}

interface NameChoiceProps {
  readonly label: string
  readonly value: string
  readonly any: string
  readonly names: readonly string[]
  readonly onChoose: (name: string) => void
}

/** One of several names, or none. */
export function NameChoice({ label, value, any, names, onChoose }: NameChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{any}</option>
        {[...new Set([...names, ...(value === '' ? [] : [value])])].map((name) => (
          <option key={name} value={name}>
            {visible(clip(name, 60))}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What stands where an answer is not there. */
export function Missing({ answer: { error } }: { readonly answer: ServerAnswer<unknown> }) {
  return error === undefined ? (
    <p class="empty" role="status">
      Loading …
    </p>
  ) : (
    <Failed error={error} />
  )
}

export function Failed({ error }: { readonly error: string }) {
  return (
    <div class="notice" role="alert">
      <p>
        <Foreign text={error} most={1_000} />
      </p>
    </div>
  )
}
