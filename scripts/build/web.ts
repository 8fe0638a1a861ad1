import { relative } from 'node:path'
import { build } from 'vite'

/**
 * Bundles the pages of `src/web` into one script and one style sheet, `page.js` and `page.css`, which the HTML report holds.
 * Returns the files of other packages that went in, for their licences.
 */
export async function buildWeb(outDir: string): Promise<readonly string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome117', 'firefox119', 'safari17.4'],
      reportCompressedSize: false,
      lib: { entry: 'src/web/main.tsx', formats: ['iife'], name: 'rightcall', fileName: () => 'page.js', cssFileName: 'page' },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return outputs.flatMap((file) => (file.type === 'chunk' ? file.moduleIds.map((id) => relative('.', id)) : []))
}
