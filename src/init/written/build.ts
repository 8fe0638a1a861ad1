import type { StartableServer } from '../project.ts'
import { shellWord } from '../words.ts'

/** The shell commands that make the servers ready to start, each once, from the repository's top. */
export function buildCommands(servers: readonly StartableServer[]): string[] {
  const commands = servers.flatMap(({ folder, toolchain, build }) => {
    const isShared = toolchain.language === 'node'
    const within = (command: string): string => (folder === '' ? command : `(cd ${shellWord(folder)} && ${command})`)
    return [...(isShared ? toolchain.install : toolchain.install.map(within)), ...build.map(within)]
  })
  return [...new Set(commands)]
}
