import { UserError } from '../core/user-error.ts'

/** Refuses what can be no target, before the empty path is taken for the working directory. @throws UserError */
export function checkArgument(arg: string): void {
  if (!/\S/.test(arg)) throw new UserError('An argument is empty.', { hint: 'Perhaps it comes from a variable that is not set.' })
}

const LAUNCHERS = /^(?:(?:npx|bunx|uvx|pipx|node|deno|bun|python3?|docker|npm|pnpm|yarn|uv)\s|[A-Za-z_]\w*=\S*\s)/

/** What somebody may have meant with a path that is not there. */
export function meantCommand(arg: string): string | undefined {
  return LAUNCHERS.test(arg.trim()) ? `To start a server, write --stdio "${arg.trim()}".` : undefined
}
