import {
  EVAL_KEYS,
  FILE_KEYS,
  IGNORE_KEYS,
  LINT_KEYS,
  OVERRIDE_KEYS,
  PRICE_KEYS,
  TARGET_KEYS,
  THRESHOLD_KEYS,
} from '../src/config/keys.ts'
import { keyTable, withTables } from './key-tables.ts'

/** `docs/configuration.md` with its tables as the reader of configurations has them. The text between them is written by hand. */
export function configPage(text: string): string {
  return withTables('docs/configuration.md', text, {
    file: keyTable(FILE_KEYS),
    lint: keyTable(LINT_KEYS),
    eval: keyTable(EVAL_KEYS),
    thresholds: keyTable(THRESHOLD_KEYS),
    prices: keyTable(PRICE_KEYS),
    overrides: keyTable(OVERRIDE_KEYS),
    ignore: keyTable(IGNORE_KEYS),
    targets: keyTable(TARGET_KEYS),
  })
}
