import { builtins } from '../builtins.ts'
import { visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { GITHUB_LIMIT, githubRequest } from '../hosts/github.ts'
import { gitlabRequest } from '../hosts/gitlab.ts'
import type { NoRequest, ReviewedRequest } from '../hosts/host.ts'
import { markerOf, placeComment, type CommentPlaced } from '../hosts/sticky.ts'
import { readReview, reviewText, strangersReview } from '../session/review/read-review.ts'
import { parse, type Command, type World } from './command.ts'

const flags = {
  'dry-run': { type: 'boolean', says: 'print the comment, and send nothing' },
} as const

const DONE: Readonly<Record<CommentPlaced, string>> = {
  created: 'The comment was written',
  updated: 'The comment was updated',
  newer: 'A later run has already written the comment',
}

export const command: Command = {
  name: 'comment',
  summary: 'in CI: write a review as a comment on the pull request, or update the comment that is there',
  usage: '<review.json> [flags]',
  example: 'rightcall comment review.json --dry-run',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw new UserError('comment takes one review.', { hint: 'rightcall review --output json:review.json writes one.' })
    const review = await readReview(path, world.cwd)
    if (values['dry-run'] === true) {
      world.out(reviewText(review, { limit: GITHUB_LIMIT - markerOf(Number.MAX_SAFE_INTEGER).length }))
      return 0
    }
    const request = await requestOf(world)
    if ('why' in request) {
      world.err(`No comment: ${visible(request.why)}.\n`)
      return 0
    }
    const { head, address, stranger, name, run } = request
    const told = stranger ? strangersReview(review, builtins) : review
    const limit = GITHUB_LIMIT - markerOf(run).length - 1
    const placed = await placeComment(request, reviewText(told, { run: address, head, limit, stranger }))
    world.out(`${DONE[placed]}: ${visible(name)}.\n`)
    return 0
  },
}

async function requestOf({ env, signal }: World): Promise<ReviewedRequest | NoRequest> {
  if (env['GITHUB_ACTIONS'] === 'true') return githubRequest(env, signal)
  if (env['GITLAB_CI'] === 'true') return gitlabRequest(env, signal)
  throw new UserError('comment works only in GitHub Actions and GitLab CI, and this is neither.', {
    hint: 'To see the comment, use --dry-run.',
  })
}
