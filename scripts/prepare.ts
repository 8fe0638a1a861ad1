/*
 * `npm run prepare`: npm runs it after `npm ci`, before `npm pack`, and before the first `npx rightcall` in a clone. There dist/ was built
 * by `npm ci`, and to build it again would only keep the user waiting.
 */
import { existsSync } from 'node:fs'

if (process.env['npm_command'] !== 'exec' || !existsSync('dist/cli.js')) await import('./build.ts')
