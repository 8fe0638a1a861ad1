import type { Loaded } from '../source.ts'
import { launchTexts } from './check.ts'
import { launchOf } from './launch.ts'
import { isObject, type Json } from '../../core/json.ts'
import { variablesIn } from './variables.ts'

/** Shorter values would blank out half of every message, and are no secrets. */
const SHORTEST = 6

/** Puts back how a variable is written wherever its value shows: what came from the environment never reaches output. */
export function hider(entry: Json, env: Readonly<Record<string, string | undefined>>): (text: string) => string {
  const secrets = isObject(entry) ? launchTexts(launchOf(entry)).flatMap(({ value }) => variablesIn(value)) : []
  return (text) =>
    secrets.reduce((shown, { written, variable }) => {
      const value = variable.kind === 'environment' ? env[variable.name] : undefined
      return value === undefined || value.length < SHORTEST ? shown : shown.replaceAll(value, () => written)
    }, text)
}

/** What a server showed, with secrets hidden. Tools stay as served: they are what is judged. */
export function withHidden({ toolsets, problems }: Loaded, hide: (text: string) => string): Loaded {
  return {
    toolsets: toolsets.map((toolset) => {
      const { server } = toolset
      if (server === undefined) return toolset
      const { target, stderr, noise, endless } = server
      return {
        ...toolset,
        server: {
          ...server,
          target: hide(target),
          stderr: hide(stderr),
          noise: noise.map(hide),
          ...(endless === undefined ? {} : { endless: hide(endless) }),
        },
      }
    }),
    problems: problems.map(({ uri, message, hint }) => ({
      uri: hide(uri),
      message: hide(message),
      ...(hint === undefined ? {} : { hint: hide(hint) }),
    })),
  }
}
