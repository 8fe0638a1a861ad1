import type { ExitVerdict } from '../../core/report.ts'
import { visible } from '../../core/text.ts'
import type { AnnotationLevel } from '../annotation.ts'
import type { Folders } from '../folders.ts'
import { physicalLocation } from './place.ts'

/** A plain-text message. SARIF 2.1.0 §3.11.6 reads `[text](target)` as a link; the escaped bracket keeps foreign text from being one. */
export function message(text: string): { readonly text: string } {
  return { text: visible(text).replace(/\](?=\()/g, '\\]') }
}

/** Something said about the run itself; `at` is a path or a URI, with or without a line and a column, and left out where it is no file. */
export function notification(id: string, level: AnnotationLevel, text: string, at?: Place): object {
  const location = at === undefined ? undefined : physicalLocation(at.place, at.folders)
  return {
    descriptor: { id },
    level,
    message: message(text),
    ...(location === undefined ? {} : { locations: [{ physicalLocation: location }] }),
  }
}

interface Place {
  readonly place: string
  readonly folders: Folders
}

export function driver(version: string, rules: readonly object[]): object {
  return { name: 'rightcall', version, semanticVersion: version, rules }
}

/** The exit code of an invocation, and why it is not 0. */
export function exitOf({ exit, because }: ExitVerdict): object {
  return { exitCode: exit, ...(because === null ? {} : { exitCodeDescription: visible(because) }) }
}
