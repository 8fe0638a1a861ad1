/** How the server of a project is built and started, as its own files say. */
export interface FoundServer {
  readonly name: string
  /** Folder below the repository, '' for its top. */
  readonly folder: string
  /** The package that makes it a server: `@modelcontextprotocol/sdk`. */
  readonly sdk: string
  readonly toolchain: Toolchain
  /** The words that start what was built here. */
  readonly start: readonly string[]
  /** The file that has to be there before it starts, from its folder; undefined where the command builds it. */
  readonly entry: string | undefined
  /** What makes that file, one shell command each. */
  readonly build: readonly string[]
  /** Names under which others start it: of the package and its commands. */
  readonly aliases: readonly string[]
}

/** What CI needs to build a server. */
export interface Toolchain {
  readonly language: 'node' | 'python' | 'go' | 'rust'
  /** npm, pnpm, yarn, bun, uv, poetry, pip, go, cargo. */
  readonly manager: string
  /** Installs what the project depends on, one shell command each. */
  readonly install: readonly string[]
}

/** A server with what a start needs in addition to the command. */
export interface StartableServer extends FoundServer {
  readonly args: readonly string[]
  /** Names of variables that it is told; their values are nobody's here. */
  readonly env: readonly string[]
  /** The file that said so. */
  readonly told: string | undefined
}

/** What was found out of a repository. */
export interface ServerProject {
  /** Top folder of the repository: everything is written there. */
  readonly root: string
  readonly servers: readonly StartableServer[]
  /** A client configuration of the repository that starts these servers and no others. */
  readonly clients: string | undefined
  /** Files with tools in them. */
  readonly lists: readonly string[]
  readonly ci: 'github' | 'gitlab'
  readonly branch: string
}
