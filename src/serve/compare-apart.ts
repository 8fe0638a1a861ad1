import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ComparisonReport } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import { reportFrom } from '../session/report-shape.ts'
import type { RunPairSettings } from '../session/compare-runs.ts'
import { LARGE_JOURNAL, type Apart } from './push-apart.ts'

type Comparing = (settings: RunPairSettings) => Promise<ComparisonReport>

/** Comparisons that are kept, while their journals stay as they are. */
const MOST_KEPT = 8
const MOST_BYTES = 2 ** 28

/**
 * Compares large runs in a process of its own, once for all who ask at a time: judging 100,000 answers takes seconds, during which this
 * one could answer nobody. Small ones it leaves to `near`.
 */
export function comparingApart(apart: Omit<Apart, 'store'>, near: Comparing): Comparing {
  const kept = new Map<string, Promise<ComparisonReport>>()
  return async (settings) => {
    const { before, after } = settings
    const journals = await Promise.all([before, after].map((path) => stat(path).catch(() => undefined)))
    const isNamed = [before, after].every((path) => basename(path) === 'journal.jsonl')
    const bytes = journals.reduce((sum, journal) => sum + (journal?.size ?? 0), 0)
    if (!isNamed || bytes <= LARGE_JOURNAL || journals.includes(undefined)) return near(settings)
    const key = JSON.stringify([before, after, settings.margin, journals.map((journal) => [journal?.size, journal?.mtimeMs])])
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = comparedApart(settings, apart)
    found.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest)
    kept.set(key, found)
    return found
  }
}

async function comparedApart({ before, after, margin }: RunPairSettings, apart: Omit<Apart, 'store'>): Promise<ComparisonReport> {
  const { cwd, env, program, signal } = apart
  const [command = '', ...words] = program
  const argv = [...words, 'compare', '--format', 'json', '--margin', String(margin * 100), '--', before, after]
  const { code, out, err } = await new Promise<{ code: unknown; out: string; err: string }>((resolve) =>
    execFile(
      command,
      argv,
      { cwd, env, signal, killSignal: 'SIGKILL', windowsHide: true, maxBuffer: MOST_BYTES },
      (error, out, err) => resolve({ code: error === null ? 0 : error.code, out, err }),
    ),
  )
  // 1 and 3 are what a comparison ends with that fails, or decides nothing
  if (code === 0 || code === 1 || code === 3) {
    const read = reportFrom(JSON.parse(out))
    if ('report' in read && read.report.kind === 'comparison') return read.report
  }
  const [said = ''] = err.trim().split('\n')
  if (code === 2 && said !== '') throw new UserError(said.replace(/^rightcall: /, ''))
  throw new UserError('The two runs could not be compared: the process that read them crashed.', {
    hint: `They may be too large for the memory. Try: rightcall compare ${before} ${after}`,
  })
}
