import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { PageParts } from '../report/page.ts'

/** The script and the style sheet of HTML reports, or of the dashboard, as the build left them in this package. @throws UserError where it did not */
export function pageParts(name: 'page' | 'dashboard' = 'page'): PageParts {
  const folder = join(dirname(findPackageJSON(import.meta.url) ?? '.'), 'dist', 'web')
  try {
    return { script: readFileSync(join(folder, `${name}.js`), 'utf8'), style: readFileSync(join(folder, `${name}.css`), 'utf8') }
  } catch (error) {
    throw new UserError(`The pages are not in ${folder}.`, {
      hint: 'In a clone, `npm run prepare` builds them; elsewhere, install rightcall again.',
      cause: error,
    })
  }
}
