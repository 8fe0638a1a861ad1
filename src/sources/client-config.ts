import type { Loaded, Io, Source, Target } from './source.ts'
import { isClientConfig } from './client-config/servers.ts'

/** Servers that a client configuration names; started only with `--connect`, by `loadServer`. */
export function clientConfig(_loadServer: (target: Target, io: Io) => Promise<Loaded>): Source {
  return {
    name: 'client-config',
    claims: (target) => target.kind === 'document' && isClientConfig(target.document.data),
    load: async () => ({ toolsets: [], problems: [] }),
  }
}
