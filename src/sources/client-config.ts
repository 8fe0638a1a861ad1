import type { DataDocument, Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import { isObject } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { clip, count, visible } from '../core/text.ts'
import { entryFaults, inputsOf } from './client-config/check.ts'
import { launchOf } from './client-config/launch.ts'
import { hider, withHidden } from './client-config/secrets.ts'
import { isClientConfig, serversIn, type NamedServer } from './client-config/servers.ts'
import { announced, targetOf } from './client-config/start.ts'
import { dataOf, dataSource } from './data.ts'
import { duplicateKeyProblems, placesIn, problemOf } from './problems.ts'
import type { Io, Loaded, Source, Target } from './source.ts'

type FetchServer = (target: Target, io: Io) => Promise<Loaded>

/** How many servers start at the same time. */
const AT_ONCE = 4

/**
 * Configurations of clients (`.mcp.json`, `mcp.json` of VS Code and Cursor, Zed's settings, …), recognised by shape. Reading one
 * checks its entries; fetching starts its servers, only with `--connect`, by `fetchServer`, and one that fails is a problem.
 */
export function clientConfig(fetchServer: FetchServer): Source {
  return {
    name: 'client-config',
    ...dataSource(({ data }) => isClientConfig(data)),
    read(document) {
      const data = wholeOf(document)
      const { servers, sound, problems } = checked(data)
      const why = problems.length > 0 ? undefined : nothingToStart(servers, sound)
      const notes = why === undefined ? [] : [`${document.uri} is a client configuration that ${why}.`]
      return { toolsets: [], problems, uses: [], notes, single: false }
    },
    async fetch(target, io) {
      if (target.kind !== 'document') return { toolsets: [], problems: [] }
      const data = wholeOf(target.document)
      return start(data, checked(data).sound, fetchServer, io)
    },
  }
}

function wholeOf(document: Document): DataDocument {
  const data = dataOf(document)
  const lost = data.lost('')
  if (lost !== undefined) throw lost
  return data
}

interface Checked {
  readonly servers: readonly NamedServer[]
  /** Those that can be started. */
  readonly sound: readonly NamedServer[]
  readonly problems: readonly Problem[]
}

function checked(document: DataDocument): Checked {
  const servers = serversIn(document.data)
  const inputs = inputsOf(document.data)
  const faulty = servers.map((server) => ({ server, faults: entryFaults(server.entry, inputs) }))
  const problemAt = problemsIn(document)
  return {
    servers,
    sound: faulty.flatMap(({ server, faults }) => (faults.length === 0 && isStartable(server) ? [server] : [])),
    problems: [
      ...duplicateKeyProblems(document),
      ...repeatedNames(servers).map((server) =>
        problemAt(server.at, `The server ${named(server)} is listed twice.`, 'Rename or remove one of them.'),
      ),
      ...faulty.flatMap(({ server, faults }) =>
        faults.map(({ at, says, hint }) => problemAt(`${server.at}${at}`, `The server ${named(server)} ${says}.`, hint)),
      ),
    ],
  }
}

/** Why a sound configuration names nothing that could be started. */
function nothingToStart(servers: readonly NamedServer[], sound: readonly NamedServer[]): string | undefined {
  if (servers.length === 0) return 'names no server'
  if (sound.length > 0) return undefined
  return servers.length === 1
    ? 'names one server, which is disabled or built into the client'
    : `names ${servers.length} servers, all of them disabled or built into the client`
}

function isStartable({ entry }: NamedServer): boolean {
  if (!isObject(entry)) return false
  const { disabled, builtIn, command, url } = launchOf(entry)
  return !disabled && !(builtIn && command === undefined && url === undefined)
}

async function start(document: DataDocument, servers: readonly NamedServer[], fetchServer: FetchServer, io: Io): Promise<Loaded> {
  if (!io.connect) {
    if (servers.length > 0) {
      const were = servers.length === 1 ? 'was' : 'were'
      io.note(`${document.uri}: ${count(servers.length, 'server')} ${were} not started; --connect starts what the file names.`)
    }
    return { toolsets: [], problems: [] }
  }
  const queue = [...servers.entries()]
  const answers: Loaded[] = []
  async function work(): Promise<void> {
    for (let next = queue.shift(); next !== undefined && !io.signal.aborted; next = queue.shift()) {
      const [index, server] = next
      answers[index] = await startOne(document, server, fetchServer, io)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  // in the order of the file, not in that of the answers; an abort leaves holes
  const given = Object.values(answers)
  return { toolsets: given.flatMap(({ toolsets }) => toolsets), problems: given.flatMap(({ problems }) => problems) }
}

async function startOne(document: DataDocument, server: NamedServer, fetchServer: FetchServer, io: Io): Promise<Loaded> {
  const hide = hider(server.entry, io.env)
  try {
    const target = targetOf(server, io)
    if (target === undefined) return { toolsets: [], problems: [] }
    io.note(announced(server))
    const { toolsets, problems } = withHidden(await fetchServer(target, io), hide)
    const configured = { uri: document.uri, name: server.name, place: placesIn(document)(document.span(server.at)) }
    return { toolsets: toolsets.map((toolset) => ({ ...toolset, configured })), problems }
  } catch (error) {
    const { message, hint } = problemOf(document.uri, error)
    const says = `The server ${named(server)}: ${hide(message)}`
    return { toolsets: [], problems: [problemsIn(document)(server.at, says, hint === undefined ? undefined : hide(hint))] }
  }
}

function repeatedNames(servers: readonly NamedServer[]): NamedServer[] {
  const firsts = new Map([...servers].reverse().map((server) => [server.name, server]))
  return servers.filter((server) => firsts.get(server.name) !== server)
}

function problemsIn(document: DataDocument) {
  const placeOf = placesIn(document)
  return (at: Pointer, message: string, hint: string | undefined): Problem => ({
    uri: placeOf(document.span(at)),
    message,
    ...(hint === undefined ? {} : { hint }),
  })
}

function named({ name }: NamedServer): string {
  return JSON.stringify(clip(visible(name), 60))
}
