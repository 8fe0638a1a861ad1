import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'

/** The thresholds of the configuration, under those of the command line. @throws UserError for one that is none */
export function thresholdsOf(
  configured: Session['config']['eval']['thresholds'],
  words: readonly string[] = [],
): ReadonlyMap<string, number> {
  const said = words.map((word): [string, number] => {
    const [, metric = '', number = ''] = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(word) ?? []
    const least = Number(number)
    if (metric === '' || least > 1)
      throw new UserError(`--threshold takes a metric and a number from 0 to 1, such as right-call=0.9, not "${word}".`)
    return [metric, least]
  })
  return new Map([...[...configured].map(([metric, { value }]): [string, number] => [metric, value]), ...said])
}
