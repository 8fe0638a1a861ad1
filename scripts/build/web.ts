import { relative } from 'node:path'
import { build } from 'vite'

/** Pages by the name of their files. */
const ENTRIES = { page: 'src/web/main.tsx', dashboard: 'src/web/dashboard/main.tsx' }

/**
 * Bundles the pages of `src/web` into one script and one style sheet each: `page.js` and `page.css`, which the HTML report holds, and
 * `dashboard.js` and `dashboard.css`, which `serve` serves. Returns the files of other packages that went in, for their licences.
 */
export async function buildWeb(outDir: string): Promise<readonly string[]> {
  const modules: string[] = []
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      define: { 'process.env.NODE_ENV': '"production"' },
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: name === 'page',
        target: ['chrome117', 'firefox119', 'safari17.4'],
        reportCompressedSize: false,
        lib: { entry, formats: ['iife'], name: 'rightcall', fileName: () => `${name}.js`, cssFileName: name },
      },
    })
    const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
    modules.push(...outputs.flatMap((file) => (file.type === 'chunk' ? file.moduleIds.map((id) => relative('.', id)) : [])))
  }
  return modules
}
