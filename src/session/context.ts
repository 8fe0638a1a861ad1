import type { Catalogue } from '../builtins.ts'
import type { Config } from '../config/config.ts'
import type { Io } from '../sources/source.ts'

/** What every part of a session works with. */
export interface Context {
  readonly catalogue: Catalogue
  readonly config: Config
  readonly io: Io
}
