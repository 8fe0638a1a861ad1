import { existsSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { isArray, isObject, own, type Json } from '../core/json.ts'
import { dump } from '../sources/dump.ts'
import { filesIn, type Files } from './files.ts'
import { goServer, rustServer } from './languages/compiled.ts'
import { nodeServer } from './languages/node.ts'
import { pythonServer } from './languages/python.ts'
import type { FoundServer, ServerProject, StartableServer } from './project.ts'
import { standIns } from './stand-in.ts'
import { ownClients, examplesOf } from './start-example.ts'

const LANGUAGES = [nodeServer, pythonServer, goServer, rustServer]

/** Looks at a project: its servers, how they are built and started, its lists of tools, and where its CI runs. Starts nothing. */
export async function survey(cwd: string): Promise<ServerProject> {
  const root = topOf(cwd)
  const top = filesIn(root)
  const here = uri(relative(root, cwd))
  const folders = [...new Set([here, ...(await workspacesOf(filesIn(cwd))).map((folder) => posix.join(here, folder))])]
  const servers = (await Promise.all(folders.map((folder) => serverIn(root, folder, top)))).filter(
    (server) => server !== undefined,
  )
  const lists = await Promise.all(
    [...new Set(['', ...folders])].map(async (folder) => listsIn(filesIn(join(root, folder)), folder)),
  )
  return {
    root,
    servers: named(await Promise.all(servers.map((server) => startable(server, filesIn(join(root, server.folder)), top)))),
    clients: servers.length > 0 && servers.every(({ folder }) => folder === '') ? await ownClients(servers, top) : undefined,
    lists: lists.flat(),
    ...hostOf(root, top),
  }
}

/** The folder with `.git`; the folder itself outside of a repository. */
function topOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return cwd
  }
}

async function serverIn(root: string, folder: string, top: Files): Promise<FoundServer | undefined> {
  const files = filesIn(join(root, folder))
  for (const language of LANGUAGES) {
    const found = await language(files, top, folder)
    if (found !== undefined) return found
  }
  return undefined
}

/** Folders of a workspace's packages: `packages/*` and plain names, which is nearly all that people write. */
async function workspacesOf(files: Files): Promise<string[]> {
  const said = own((await files.object('package.json')) ?? {}, 'workspaces')
  const pnpm = own((await files.object('pnpm-workspace.yaml')) ?? {}, 'packages')
  const patterns = [...texts(isObject(said) ? own(said, 'packages') : said), ...texts(pnpm)]
  return patterns.flatMap((pattern) => {
    const folder = /^(?:\.\/)?(.*?)\/\*{1,2}$/.exec(pattern)?.[1]
    if (folder === undefined) return pattern.startsWith('!') ? [] : [posix.normalize(pattern)]
    return files.list(folder, 'folders').map((name) => posix.join(folder, name))
  })
}

function texts(value: Json | undefined): string[] {
  return isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

async function startable(server: FoundServer, files: Files, top: Files): Promise<StartableServer> {
  const examples = [...(await examplesOf(server, files)), ...(server.folder === '' ? [] : await examplesOf(server, top))]
  const [first] = examples
  const required = examples.filter(({ from }) => from === 'server.json').flatMap((example) => example.env)
  // what the first says nothing of, as badges and links do, the next one may
  const env = [...new Set([...(examples.find((example) => example.env.length > 0)?.env ?? []), ...required])]
  return { ...server, args: standIns(first?.args ?? []), env, told: first?.from }
}

/** Names that can be shown and typed. Two servers of one name get their folders as names. */
function named(servers: readonly StartableServer[]): StartableServer[] {
  const clean = servers.map((server) => ({ ...server, name: server.name.replace(/[^\w@./-]+/g, '-') }))
  return clean.map((server) =>
    clean.some((other) => other !== server && other.name === server.name)
      ? { ...server, name: server.folder || server.name }
      : server,
  )
}

/** Files that may hold tools by their name, and do. */
async function listsIn(files: Files, folder: string): Promise<string[]> {
  const lists: string[] = []
  for (const name of files.list('', 'files').filter((one) => /(?:tool|manifest|mcp|snapshot).*\.(?:json|ya?ml)$/i.test(one))) {
    const document = await files.data(name)
    if (document !== undefined && dump.accepts({ kind: 'document', document: { ...document, format: formatOf(name) } }))
      lists.push(posix.join(folder, name))
  }
  return lists
}

function formatOf(name: string): string {
  return /\.ya?ml$/i.test(name) ? 'yaml' : 'json'
}

/** Where the project is hosted, by its files and the address that it is pushed to. */
function hostOf(root: string, top: Files): Pick<ServerProject, 'ci' | 'branch'> {
  const config = top.text('.git/config') ?? ''
  const isGitlab =
    top.has('.gitlab-ci.yml') || (/^\s*url\s*=.*gitlab/im.test(config) && top.list('.github', 'folders').length === 0)
  const head = top.text('.git/refs/remotes/origin/HEAD') ?? ''
  const branch = /refs\/remotes\/origin\/(\S+)/.exec(head)?.[1] ?? (top.has('.git/refs/heads/master') ? 'master' : 'main')
  return { ci: isGitlab ? 'gitlab' : 'github', branch }
}

function uri(path: string): string {
  return path.split(sep).join('/')
}
