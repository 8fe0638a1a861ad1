/*
 * A real VS Code for the tests of the extension: its server build, which the npm registry has as `code-server`, in a folder outside of the
 * repository. `node test/vscode/install.ts` installs it; that takes half a minute and 500 MB, once.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { realChromium } from '../helpers/chromium.ts'

const CODE_SERVER = '4.139.1'

const folder = process.env['RIGHTCALL_VSCODE'] ?? join(tmpdir(), `rightcall-vscode-${CODE_SERVER}`)
const entry = join(folder, 'node_modules/code-server/out/node/entry.js')
/** Installed last: an installation that was interrupted lacks it. */
const last = join(folder, 'node_modules/code-server/lib/vscode/node_modules/vscode-textmate')

export interface RealVsCode {
  /** Run by Node, it starts VS Code's server. */
  readonly entry: string
  readonly browser: string
}

/** The real VS Code of this machine, or what is missing and how to get it. */
export function realVsCode(): RealVsCode | string {
  const browser = realChromium()
  if (browser === undefined) return 'There is no Chromium (apt-get install chromium).'
  if (!existsSync(last)) return 'There is no VS Code (node test/vscode/install.ts).'
  return { entry, browser }
}

/** Installs it, all or nothing. Nothing native is compiled: the terminal and the search do without. */
function install(): void {
  const scratch = mkdtempSync(join(dirname(folder), 'rightcall-vscode-'))
  try {
    const npm = (cwd: string, ...args: string[]) =>
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], {
        cwd,
        stdio: 'inherit',
      })
    writeFileSync(join(scratch, 'package.json'), '{ "name": "real-vscode", "version": "1.0.0", "private": true }\n')
    npm(scratch, '--save-exact', `code-server@${CODE_SERVER}`)
    npm(join(scratch, 'node_modules/code-server/lib/vscode'), '--omit=dev')
    rmSync(folder, { recursive: true, force: true })
    renameSync(scratch, folder)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

if (import.meta.main && !existsSync(last)) install()
