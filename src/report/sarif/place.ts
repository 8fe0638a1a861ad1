import type { Position } from '../../core/text.ts'
import { isFile, placeOf } from '../annotation.ts'
import { pathFrom, wholePath, type Folders } from '../folders.ts'

const ROOT_ID = '%SRCROOT%'

/** Where a result stands that is about a whole file. GitHub documents lines and columns as required. */
export const FIRST: Position = { line: 1, column: 1 }

export interface ArtifactLocation {
  readonly uri: string
  readonly uriBaseId?: typeof ROOT_ID
}

/** What `uriBaseId` stands for. GitHub reads relative paths from the repository's root without it; other viewers need it. */
export function baseIds(folders: Folders): object {
  return {
    [ROOT_ID]: {
      uri: `${fileUrl(wholePath(folders.repository, folders)).replace(/\/$/, '')}/`,
      description: { text: 'The root of the repository.' },
    },
  }
}

/**
 * A file as an artifact: relative to the repository where it lies in there. GitHub refuses a whole upload over one artifact
 * with a scheme other than `file`, so what is no file gives undefined.
 */
export function artifactOf(uri: string, folders: Folders): ArtifactLocation | undefined {
  if (uri.startsWith('<')) return { uri: encoded(uri) }
  if (!isFile(uri)) return undefined
  const path = pathFrom(folders.repository, uri, folders)
  return path === undefined ? { uri: fileUrl(wholePath(uri, folders)) } : { uri: encoded(path), uriBaseId: ROOT_ID }
}

/** A place that may end in a line and a column: `mcp.json:3:5`. */
export function physicalLocation(at: string, folders: Folders): object | undefined {
  const { uri, start } = placeOf(at)
  const artifactLocation = artifactOf(uri, folders)
  if (artifactLocation === undefined) return undefined
  return { artifactLocation, ...(start === undefined ? {} : { region: regionOf({ start, end: start }) }) }
}

export function regionOf({ start, end }: { readonly start: Position; readonly end: Position }): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** A path as a relative reference (RFC 3986). */
function encoded(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/[[\]:?#]/g, encodeURIComponent)
}

function fileUrl(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`
  return `file://${encodeURI(rooted.toWellFormed()).replace(/[[\]?#]/g, encodeURIComponent)}`
}
