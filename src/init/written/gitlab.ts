import type { ServerProject } from '../project.ts'
import { buildCommands } from './build.ts'
import type { CiSettings } from './workflow.ts'

/** `.gitlab-ci.yml`, or what goes into the one that is there. */
export function gitlabText(project: ServerProject, { version, starts }: CiSettings): string {
  const commands = buildCommands(project.servers)
  return `# Checks the tools of this project, as models read them. Written by "rightcall init"; change it as you like.
include:
  - component: $CI_SERVER_FQDN/rightcall/rightcall/rightcall@${version}
${starts ? "    inputs:\n      connect: 'true'\n" : ''}${
    commands.length === 0
      ? ''
      : `
rightcall:
  before_script:
    # From a fork, only texts are linted: its code is neither built nor started.
    - |
      if [ "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID" = "$CI_MERGE_REQUEST_PROJECT_ID" ]; then
        set -e
${commands.map((command) => `        ${command}\n`).join('')}      fi
`
  }`
}
