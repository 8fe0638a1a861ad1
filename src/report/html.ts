import { htmlPage } from './page.ts'
import type { Reporter } from './reporter.ts'

/** One file for any browser: `src/web` draws it. */
export const html: Reporter = {
  name: 'html',
  mime: 'text/html',
  forPrograms: true,
  render: (report, { page }) => htmlPage([report], page()),
}
