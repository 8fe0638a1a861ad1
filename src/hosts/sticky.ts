import type { OwnComment, ReviewedRequest } from './host.ts'

/** What became of a comment. `newer`: a later run wrote it already. */
export type CommentPlaced = 'created' | 'updated' | 'newer'

const MARKER = /^<!-- rightcall:review run=(\d{1,16}) -->/

/** The first line of our comment, which finds it again. */
export function markerOf(run: number): string {
  return `<!-- rightcall:review run=${run} -->`
}

/**
 * Puts a text into the one comment of ours: the one that is there, or a new one. Comments of others are never touched, whatever they
 * begin with. @throws UserError
 */
export async function placeComment(
  { comments, run }: Pick<ReviewedRequest, 'comments' | 'run'>,
  text: string,
): Promise<CommentPlaced> {
  const body = `${markerOf(run)}\n${text}`
  const found = await marked(comments)
  if (found.some((one) => one.run > run)) return 'newer'
  const [first] = found
  const isUpdated = first !== undefined && (await comments.update(first.id, body))
  if (!isUpdated) await comments.create(body)
  // two jobs may have found none at the same time, and a try that seemed to fail may have worked
  if (!isUpdated || found.length > 1) await keepOne(comments)
  return isUpdated ? 'updated' : 'created'
}

interface Marked extends OwnComment {
  readonly run: number
}

async function marked(comments: ReviewedRequest['comments']): Promise<Marked[]> {
  return (await comments.own()).flatMap((comment) => {
    const run = MARKER.exec(comment.body)?.[1]
    return run === undefined ? [] : [{ ...comment, run: Number(run) }]
  })
}

/** Leaves the oldest, with what the latest run said. */
async function keepOne(comments: ReviewedRequest['comments']): Promise<void> {
  const [kept, ...others] = await marked(comments)
  if (kept === undefined || others.length === 0) return
  const latest = [kept, ...others].reduce((one, other) => (other.run >= one.run ? other : one))
  if (latest !== kept) await comments.update(kept.id, latest.body)
  for (const { id } of others) await comments.remove(id)
}
