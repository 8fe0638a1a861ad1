import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Data only: a configuration found upward is never code. */
const CONFIG_NAMES = ['rightcall.config.yaml', 'rightcall.config.yml', 'rightcall.config.json'] as const

/** The nearest configuration file from a folder upward, not beyond the repository (a folder with `.git`) that holds it. */
export function findConfig(folder: string): string | undefined {
  for (const name of CONFIG_NAMES) {
    const path = join(folder, name)
    if (existsSync(path)) return path
  }
  const parent = dirname(folder)
  return parent === folder || existsSync(join(folder, '.git')) ? undefined : findConfig(parent)
}
