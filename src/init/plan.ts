import { posix } from 'node:path'
import { configText } from './written/config.ts'
import { gitlabText } from './written/gitlab.ts'
import { serversText } from './written/servers.ts'
import { workflowText } from './written/workflow.ts'
import type { ServerProject } from './project.ts'

/** Where the servers of a project are named for rightcall. */
const SERVERS = 'rightcall.mcp.json'

export interface PlannedFile {
  /** Below the repository's top. */
  readonly path: string
  readonly text: string
  /** Other names under which it may be there already. */
  readonly also: readonly string[]
}

export interface InitPlan {
  readonly files: readonly PlannedFile[]
  /** What there is to lint, relative to the repository's top. */
  readonly targets: readonly string[]
  /** True where a target starts servers. */
  readonly starts: boolean
}

/** What is written for a project. */
export function planFor(project: ServerProject, version: string): InitPlan {
  const starts = project.servers.length > 0
  const clients = project.clients ?? SERVERS
  const targets = [...(starts ? [clients] : []), ...project.lists]
  const planned = (path: string, text: string, also: readonly string[] = []): PlannedFile => ({
    path: posix.normalize(path),
    text,
    also,
  })
  return {
    targets,
    starts,
    files: [
      planned('rightcall.config.yaml', configText(targets), ['rightcall.config.yml', 'rightcall.config.json']),
      ...(starts && project.clients === undefined ? [planned(SERVERS, serversText(project.servers))] : []),
      project.ci === 'gitlab'
        ? planned('.gitlab-ci.yml', gitlabText(project, { version, starts }))
        : planned('.github/workflows/rightcall.yml', workflowText(project, { version, starts }), [
            '.github/workflows/rightcall.yaml',
          ]),
    ],
  }
}
