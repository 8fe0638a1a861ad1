/**
 * Something the user can fix: bad usage, configuration, a target that cannot be read. Front ends print the message and the
 * hint in one line each and leave with `exitCode` (2 unless said otherwise); every other error is our bug and keeps its stack.
 */
export class UserError extends Error {
  readonly hint: string | undefined
  readonly exitCode: 2 | 3

  constructor(
    message: string,
    { hint, cause, exitCode = 2 }: { hint?: string | undefined; cause?: unknown; exitCode?: 2 | 3 } = {},
  ) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'UserError'
    this.hint = hint
    this.exitCode = exitCode
  }
}
