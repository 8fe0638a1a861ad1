import { basename, sep } from 'node:path'
import { UserError } from '../../core/user-error.ts'
import { isProviderKey } from './provider-keys.ts'

/** One `${…}` in a client configuration. */
export type Variable =
  | { readonly kind: 'environment'; readonly name: string; readonly fallback: string | undefined }
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'input'; readonly id: string }
  /** Known to some client, but only that client can answer it. */
  | { readonly kind: 'client' }
  | { readonly kind: 'unknown' }

/** Two braces are Continue's. */
const FORM = /\$\{(\{[^{}]*\}|[^}]*)\}/g
const PLACES = ['workspaceFolder', 'workspaceRoot', 'cwd', 'workspaceFolderBasename', 'userHome', 'pathSeparator', '/']
const CLIENTS_OWN =
  /^(?:workspaceFolder(?:Basename)?:.+|(?:config|command|prompt):.+|(?:file|relativeFile|lineNumber|selectedText|execPath|defaultBuildTask)\w*|\{ ?(?:secrets|inputs)\.[\w.-]+ ?\})$/

/** The variables in a text, each with how it is written. */
export function variablesIn(text: string): { written: string; variable: Variable }[] {
  return [...text.matchAll(FORM)].map(([written, inner = '']) => ({ written, variable: variable(inner) }))
}

function variable(inner: string): Variable {
  if (PLACES.includes(inner)) return { kind: 'place', name: inner }
  if (CLIENTS_OWN.test(inner)) return { kind: 'client' }
  const input = /^input:([\w.-]+)$/.exec(inner)?.[1]
  if (input !== undefined) return { kind: 'input', id: input }
  const [, name, fallback] = /^(?:env:)?([A-Za-z_]\w*)(?::-(.*))?$/s.exec(inner) ?? []
  return name === undefined ? { kind: 'unknown' } : { kind: 'environment', name, fallback }
}

/** What variables may be read from. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

/** A text with its variables replaced. @throws UserError for what is not set, not ours to answer, or a provider's key */
export function expanded(text: string, surroundings: Surroundings): string {
  return text.replace(FORM, (written: string, inner: string) => valueOf(written, variable(inner), surroundings))
}

function valueOf(written: string, found: Variable, { env, cwd }: Surroundings): string {
  if (found.kind === 'place') return placeOf(found.name, env, cwd)
  if (found.kind !== 'environment') {
    throw new UserError(`${written} is filled in by the client, so rightcall cannot start this server.`, {
      hint: 'Start it with --stdio "<command>", or write ${NAME} and set NAME in the environment.',
    })
  }
  if (isProviderKey(found.name)) {
    throw new UserError(`${written} would give a server the key of a model provider, which rightcall never does.`, {
      hint: 'If the server needs a key, give it its own key under another name.',
    })
  }
  const value = env[found.name] ?? found.fallback
  if (value !== undefined) return value
  throw new UserError(`${written} is not set in the environment.`, {
    hint: `Set ${found.name}, or write \${${found.name}:-default}.`,
  })
}

function placeOf(name: string, env: Surroundings['env'], cwd: string): string {
  if (name === 'userHome') return env['HOME'] ?? env['USERPROFILE'] ?? ''
  if (name === 'workspaceFolderBasename') return basename(cwd)
  return name === 'pathSeparator' || name === '/' ? sep : cwd
}
