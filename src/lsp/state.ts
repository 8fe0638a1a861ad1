import { resolve } from 'node:path'
import { rememberedFor } from '../core/memo.ts'
import type { LintedText } from '../session/linted.ts'
import type { TextOf } from '../sources/source.ts'
import type { OpenDocument } from './documents.ts'
import { sessionUri, type Governed, type openProjects } from './projects.ts'
import type { Outside } from './reach.ts'
import { rootOf } from './roots.ts'
import { textPlaces, type Encoding, type TextPlaces } from './text.ts'

/** What the client said it can do, as far as answers depend on it. */
export interface Abilities {
  readonly encoding: Encoding
  /** Asks for diagnostics itself. */
  readonly pulls: boolean
  readonly refreshes: boolean
  readonly related: boolean
  readonly links: boolean
  /** Shows a place of a document when it is asked to. */
  readonly selects: boolean
  readonly watches: boolean
  readonly documentChanges: boolean
  readonly createsFiles: boolean
}

/** An open document with what is known of it. */
export interface Opened extends Governed {
  readonly document: OpenDocument
  /** What the session calls it. */
  readonly uri: string
  readonly places: TextPlaces
  readonly textOf: TextOf
  lint(): LintedText
}

/** Everything that handlers work with. */
export interface State {
  readonly abilities: Abilities
  readonly documents: ReadonlyMap<string, OpenDocument>
  /** What must not be read. */
  readonly outside: Outside
  /** undefined for a document that is not open. */
  opened(uri: string): Promise<Opened | undefined>
  textPlaces(document: OpenDocument): TextPlaces
}

export function stateOf(
  abilities: Abilities,
  documents: ReadonlyMap<string, OpenDocument>,
  projects: Pick<ReturnType<typeof openProjects>, 'of' | 'outside'>,
  roots: () => readonly string[],
): State {
  const places = rememberedFor((document: OpenDocument) => textPlaces(document.text, abilities.encoding))
  return {
    abilities,
    documents,
    outside: projects.outside,
    textPlaces: places,
    async opened(uri) {
      const path = documents.get(uri)?.path
      if (path === undefined) return undefined
      const project = await projects.of(path, rootOf(path, roots()))
      // it may have been changed or closed meanwhile
      const document = documents.get(uri)
      if (document === undefined) return undefined
      const name = sessionUri(project.folder, document.path)
      const textOf: TextOf = (other) => openAt(documents, resolve(project.folder, other))?.text ?? project.onDisk(other)
      return {
        ...project,
        document,
        uri: name,
        places: places(document),
        textOf,
        lint: () => project.session.lintText(name, document.text, textOf),
      }
    },
  }
}

export function openAt(documents: ReadonlyMap<string, OpenDocument>, path: string): OpenDocument | undefined {
  return [...documents.values()].find((document) => document.path === path)
}
