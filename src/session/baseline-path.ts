import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'

const DEFAULT_NAME = 'rightcall.baseline.json'

/** Where the baseline lies, or would be written; never a list of tools. */
export function baselinePath({ baseline }: Config, cwd: string): string {
  return baseline.value ?? resolve(cwd, DEFAULT_NAME)
}
