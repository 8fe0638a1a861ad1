import type { StartableServer } from '../project.ts'
import { STAND_IN } from '../stand-in.ts'

/** `rightcall.mcp.json`: the servers as they are built here, in the form of a client configuration. */
export function serversText(servers: readonly StartableServer[]): string {
  const mcpServers = Object.fromEntries(
    servers.map(({ name, folder, start, args, env }) => {
      const [command, ...words] = [...start, ...args]
      return [
        name,
        {
          command,
          args: words,
          ...(folder === '' ? {} : { cwd: folder }),
          ...(env.length === 0 ? {} : { env: Object.fromEntries(env.map((variable) => [variable, STAND_IN])) }),
        },
      ]
    }),
  )
  return `${JSON.stringify({ mcpServers }, undefined, 2)}\n`
}
