import type { Command } from './command.ts'

/** Every command, imported only when it is the one. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  lint: () => import('./lint.ts'),
  fix: () => import('./fix.ts'),
  init: () => import('./init.ts'),
  read: () => import('./read.ts'),
  snapshot: () => import('./snapshot.ts'),
  eval: () => import('./eval.ts'),
  compare: () => import('./compare.ts'),
  diff: () => import('./diff.ts'),
  review: () => import('./review.ts'),
  comment: () => import('./comment.ts'),
  show: () => import('./show.ts'),
  report: () => import('./report.ts'),
  push: () => import('./push.ts'),
  serve: () => import('./serve.ts'),
  golden: () => import('./golden.ts'),
  claims: () => import('./claims.ts'),
  lsp: () => import('./lsp.ts'),
  mcp: () => import('./mcp.ts'),
  rules: () => import('./rules.ts'),
  explain: () => import('./explain.ts'),
  'print-config': () => import('./print-config.ts'),
  completions: async () => ({ command: (await import('./completions.ts')).completionsOf(everyCommand) }),
}

/** All of them, in the order of the help. */
export function everyCommand(): Promise<readonly Command[]> {
  return Promise.all(Object.values(COMMANDS).map(async (load) => (await load()).command))
}
