import type { Source } from './source.ts'

/** Live MCP servers: a command that is started and spoken to over its standard streams, or a URL. No tool is ever called. */
export const mcp: Source = {
  name: 'mcp',
  accepts: (target) => target.kind !== 'document',
  async fetch(target, io) {
    if (target.kind === 'command') return (await import('./mcp/load-command.ts')).loadCommand(target, io)
    if (target.kind === 'url') return (await import('./mcp/load-url.ts')).loadUrl(target, io)
    return { toolsets: [], problems: [] }
  },
}
