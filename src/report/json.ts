import { jsonText } from './escape.ts'
import type { Reporter } from './reporter.ts'

/** Exactly the report: the contract for programs (schemas beside this file). */
export const json: Reporter = {
  name: 'json',
  mime: 'application/json',
  forPrograms: true,
  render: (report) => jsonText(report),
}
