/** The keys of a lockfile, with what each is for; its reader and its published schema are made of them. */
export const LOCK_KEYS = {
  kind: { says: 'What kind of file this is.' },
  version: { says: 'The version of the format.' },
  toolsets: { says: 'By key.' },
} as const

export const LOCKED_TOOLSET_KEYS = {
  key: { says: 'Unique in this file; made from the place where the toolset was read.' },
  id: { says: 'A name for people.' },
  name: { says: 'The name that the server, the client configuration or the list gives itself.' },
  from: { says: 'Where it was read. Paths are relative to the folder of the lockfile.' },
  server: { says: 'What a live server reports about itself.' },
  instructions: { says: 'The instructions of the server to models.' },
  complete: { says: 'false for a part of a list, such as one page or one source file.' },
  tools: { says: 'By name, each as it was served.' },
} as const

export const LOCKED_FROM_KEYS = {
  target: { says: "The target of rightcall's own configuration." },
  file: { says: 'The file that holds the tools.' },
  config: { says: 'The client configuration that names the server.' },
  server: { says: 'The key of the server in it.' },
  command: { says: 'The command that starts the server; secrets are masked.' },
  url: { says: 'The address of the server; secrets are masked.' },
} as const
