import type { DataDocument } from '../../core/document.ts'
import { isClientConfig } from '../../sources/client-config/servers.ts'
import { dataOf, isData } from '../../sources/data.ts'
import type { DocumentTarget, Target } from '../../sources/source.ts'
import { UserError } from '../../core/user-error.ts'

/** What kinds of texts some targets are. */
export interface ReadDocuments {
  readonly configs: readonly DataDocument[]
  /** All others. */
  readonly files: readonly DocumentTarget[]
}

/** Tells client configurations, whose servers are asked, from files that hold tools themselves. */
export function documentsAmong(targets: readonly Target[]): ReadDocuments {
  const documents = targets.filter((target) => target.kind === 'document')
  const configs = new Map(documents.flatMap((target) => configIn(target).map((data) => [target, data])))
  return { configs: [...configs.values()], files: documents.filter((target) => !configs.has(target)) }
}

function configIn({ document }: DocumentTarget): DataDocument[] {
  if (!isData(document)) return []
  try {
    const data = dataOf(document)
    return isClientConfig(data.data) ? [data] : []
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}
