import { visible } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { suiteText, type SuiteText } from '../session/suite-text.ts'
import type { LspDiagnostic } from './protocol.ts'
import { saidPlace } from './said-place.ts'
import type { Opened, State } from './state.ts'
import { pathOfToolset, toolsOfSuite } from './suite.ts'

/** What is wrong with a golden suite, and the file that its tools are read from. */
export interface SuiteReport {
  readonly diagnostics: LspDiagnostic[]
  readonly toolset: string | undefined
}

/** The faults of a document that is a golden suite; undefined for one that is none. While it is no YAML, only that is said. */
export function suiteDiagnostics(opened: Opened, state: State): SuiteReport | undefined {
  const { uri, document, places } = opened
  if (!/\.(?:ya?ml|json[c5]?)$/i.test(document.path)) return undefined
  try {
    const read = suiteText(uri, document.text)
    if (read === undefined) return undefined
    const { data } = read.suite.document
    const toolset = pathOfToolset(data, opened)
    const faults = [...read.faults, ...misfitsOf(read, opened, state)]
    return { diagnostics: faults.map(({ span, says }) => shown(span, `This ${says}`, opened)), toolset }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { offset, says } = saidPlace(error.message, uri, places)
    const message = [says === error.message ? says : `This ${says}`, error.hint].filter(Boolean).join(' ')
    return { diagnostics: [shown({ start: offset, end: offset + 1 }, message, opened)], toolset: undefined }
  }
}

/** What the suite names and its tools lack. Tools of a server are not known here: nothing is started. */
function misfitsOf({ suite, misfits }: SuiteText, opened: Opened, state: State): { span: Span; says: string }[] {
  const { toolset, document } = suite
  if (toolset === undefined || (toolset.kind !== 'file' && toolset.kind !== 'tools')) return []
  const span = document.span('/toolset') ?? { start: 0, end: 0 }
  const read = toolsOfSuite(document.data, opened, state)
  if (read === undefined) return [{ span, says: 'names a file that does not exist or cannot be read.' }]
  if (read.lists === 0) return [{ span, says: 'contains no tools.' }]
  if (read.lists > 1) return [{ span, says: `contains ${read.lists} toolsets; an evaluation uses one.` }]
  return [...misfits(read.tools)]
}

/** Long values are marked where they begin. */
function shown({ start, end }: Span, message: string, { document, places }: Opened): LspDiagnostic {
  const line = /^.*/.exec(document.text.slice(start, end))?.[0].trimEnd().length ?? 0
  return {
    range: places.rangeOf({ start, end: start + Math.max(1, line) }),
    severity: 1,
    source: 'rightcall',
    message: visible(message),
  }
}
