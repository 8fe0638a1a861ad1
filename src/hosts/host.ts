/** One comment that we wrote. */
export interface OwnComment {
  readonly id: number
  readonly body: string
}

/** The comments of one pull or merge request. */
export interface CommentHost {
  /** Those that the account of our token wrote, oldest first. @throws UserError */
  own(): Promise<readonly OwnComment[]>
  /** @throws UserError */
  create(body: string): Promise<void>
  /** False where it is gone. @throws UserError */
  update(id: number, body: string): Promise<boolean>
  /** One that is gone already is no fault. @throws UserError */
  remove(id: number): Promise<void>
}

/** Where a review is to be told. */
export interface ReviewedRequest {
  /** `pull request #12 of owner/repository`. */
  readonly name: string
  /** The commit that was reviewed. */
  readonly head: string | undefined
  /** The number of the run that reviewed it; a later run has a higher one. */
  readonly run: number
  /** The address of that run. */
  readonly address: string | undefined
  /** True where a stranger's run may have written the review. */
  readonly stranger: boolean
  readonly comments: CommentHost
}

/** Where there is no request to comment on, and why. */
export interface NoRequest {
  readonly why: string
}

/** The variables of a CI job. */
export type JobEnv = Readonly<Record<string, string | undefined>>
