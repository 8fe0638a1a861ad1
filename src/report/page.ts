import { createHash } from 'node:crypto'
import type { Report } from '../core/report.ts'
import { inline, scriptData } from './escape.ts'

/** The built pages of `src/web`. */
export interface PageParts {
  readonly script: string
  readonly style: string
}

/**
 * One or more reports as one HTML file, which needs no network and runs no script but its own: its policy allows exactly the script and the
 * style sheet that stand in it. The reports stand there as data, and get into the page as text nodes only.
 */
export function htmlPage(reports: readonly Report[], { script, style }: PageParts): string {
  const code = scriptText(script)
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(titleOf(reports))}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>This report is drawn by the script inside this file. Allow it to run, or read the report with <code>--format markdown</code>.</noscript>',
    '<div id="page"></div>',
    `<script type="application/json" id="reports">${scriptData(reports)}</script>`,
    `<script>${code}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** The dashboard's page, with the policy that holds for it. */
export interface DashboardPage {
  readonly html: string
  readonly policy: string
}

/** The page of the dashboard: it holds no run, and asks its own server for what it shows. */
export function dashboardHtml({ script, style }: PageParts): DashboardPage {
  const code = scriptText(script)
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const html = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>rightcall</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>The dashboard is drawn by a script. Allow it to run.</noscript>',
    '<div id="page"></div>',
    `<script>${code}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
  return { html, policy }
}

function titleOf(reports: readonly Report[]): string {
  const [first, ...others] = reports
  if (first === undefined || others.length > 0) return `rightcall: ${reports.length} reports`
  if (first.kind === 'lint') return `rightcall lint: ${first.toolsets.length === 1 ? (first.toolsets[0]?.id ?? '') : 'tools'}`
  return first.kind === 'run' ? `rightcall eval: ${first.manifest.suite.path}` : `rightcall compare: ${first.verdict}`
}

/** As text of an element. What nobody sees becomes visible. */
function escaped(text: string): string {
  return inline(text).replace(/[&<>"'#]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** In a script, these two stand in strings only. */
function scriptText(script: string): string {
  return script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
