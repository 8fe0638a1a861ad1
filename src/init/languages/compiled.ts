import { posix } from 'node:path'
import { ownObject, ownString } from '../../core/json.ts'
import type { Files } from '../files.ts'
import type { FoundServer } from '../project.ts'
import { tomlIn } from '../toml.ts'

const GO_SDKS = ['github.com/modelcontextprotocol/go-sdk', 'github.com/mark3labs/mcp-go', 'github.com/metoro-io/mcp-golang']

/** The server of a Go module: its top package, or the one command below `cmd`. */
export function goServer(files: Files, _above: Files, folder: string): FoundServer | undefined {
  const module = files.text('go.mod')
  const sdk = GO_SDKS.find((name) => module?.includes(name))
  if (module === undefined || sdk === undefined) return undefined
  const name = posix.basename(/^module\s+(\S+)/m.exec(module)?.[1] ?? folder).replace(/^v\d+$/, 'server')
  const commands = files.list('cmd', 'folders').filter((command) => files.has(`cmd/${command}/main.go`))
  const command = commands.find((one) => one === name) ?? commands.find((one) => /mcp|server/i.test(one)) ?? commands[0]
  const isAtTop = files.has('main.go')
  if (!isAtTop && command === undefined) return undefined
  return {
    name: name || 'server',
    folder,
    sdk,
    toolchain: { language: 'go', manager: 'go', install: ['go mod download'] },
    start: ['go', 'run', isAtTop ? '.' : `./cmd/${command}`],
    entry: undefined,
    build: ['go build ./...'],
    aliases: [name, ...commands],
  }
}

/** The server of a Rust crate. */
export function rustServer(files: Files, _above: Files, folder: string): FoundServer | undefined {
  const manifest = tomlIn(files, 'Cargo.toml')
  const dependencies = Object.keys(ownObject(manifest ?? {}, 'dependencies') ?? {})
  const sdk = ['rmcp', 'rust-mcp-sdk', 'mcp-server'].find((name) => dependencies.includes(name))
  const name = ownString(ownObject(manifest ?? {}, 'package') ?? {}, 'name')
  if (sdk === undefined || name === undefined) return undefined
  return {
    name,
    folder,
    sdk,
    toolchain: { language: 'rust', manager: 'cargo', install: ['cargo fetch'] },
    start: ['cargo', 'run', '--quiet', '--'],
    entry: undefined,
    build: ['cargo build'],
    aliases: [name],
  }
}
