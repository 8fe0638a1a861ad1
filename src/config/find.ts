import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Data only: a configuration found upward is never code. */
const CONFIG_NAMES = ['rightcall.config.yaml', 'rightcall.config.yml', 'rightcall.config.json'] as const

/** The nearest configuration file from a folder upward, not beyond the repository (a folder with `.git`) that holds it. */
export function findConfig(folder: string): string | undefined {
  return configPaths(folder).find((path) => existsSync(path))
}

/** Where the configuration of a folder may stand, the nearest place first. */
export function configPaths(folder: string): string[] {
  const here = CONFIG_NAMES.map((name) => join(folder, name))
  const parent = dirname(folder)
  return parent === folder || existsSync(join(folder, '.git')) ? here : [...here, ...configPaths(parent)]
}
