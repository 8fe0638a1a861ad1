import { useEffect } from 'preact/hooks'
import { ThemeSwitch } from '../parts/theme-switch.tsx'
import { DifferencePage } from './difference-page.tsx'
import { Overview } from './overview.tsx'
import { useRoute, type Route } from './route.ts'
import { RunPageView } from './run-page.tsx'
import { ToolPage } from './tool-page.tsx'
import { TrialPage } from './trial-page.tsx'

const TITLE: Readonly<Record<string, string>> = {
  '/': 'runs',
  '/run': 'run',
  '/trial': 'answer',
  '/difference': 'difference',
  '/tool': 'tool',
}

/** Every page of the dashboard, by its address. */
export function Dashboard() {
  const route = useRoute()
  useEffect(() => {
    document.title = `rightcall ${TITLE[route.path] ?? ''}`
  }, [route.path])
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          rightcall
        </a>
        <ThemeSwitch />
      </header>
      <main id="content" tabIndex={-1} class="dashboard">
        <Shown route={route} />
      </main>
      <footer class="bottom">Served by rightcall on this machine. Journals are the source of every number.</footer>
    </>
  )
}

function Shown({ route: { path, query } }: { readonly route: Route }) {
  const word = (name: string): string => query.get(name) ?? ''
  if (path === '/') return <Overview query={query} />
  if (path === '/run') return <RunPageView key={word('run')} query={query} />
  if (path === '/trial') return <TrialPage key={String(query)} query={query} />
  if (path === '/difference') return <DifferencePage key={String(query)} query={query} />
  if (path === '/tool') return <ToolPage key={`${word('toolset')} ${word('tool')}`} query={query} />
  return (
    <article class="report">
      <h1 class="heading-0">There is no such page</h1>
      <p>
        <a href="/">All runs</a>
      </p>
    </article>
  )
}
