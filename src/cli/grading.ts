import { didYouMean } from '../core/did-you-mean.ts'
import { GRADINGS, type Grading } from '../core/manifest.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** How answers are judged, for every command that judges new ones. */
export const GRADING_FLAG = {
  arguments: {
    type: 'string',
    value: 'HOW',
    says: 'how arguments are judged: careful (default), or bfcl, as judged by the checker of the Berkeley leaderboard',
  },
} as const

/** What `--arguments` says. @throws UserError for another word */
export function gradingOf(word: string = 'careful'): Grading {
  const grading = GRADINGS.find((one) => one === word)
  if (grading !== undefined) return grading
  throw new UserError(`--arguments takes ${GRADINGS.join(' or ')}, not "${word}".`, {
    hint: didYouMean(nearest(word, GRADINGS), 'See --help.', (near) => near),
  })
}
