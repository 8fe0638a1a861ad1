const KEY = 'rightcall-theme'

export type Theme = 'light' | 'dark'

/** What the reader chose earlier; else what the system prefers. */
export function startTheme(): void {
  const chosen = stored()
  if (chosen !== undefined) document.documentElement.dataset['theme'] = chosen
}

export function currentTheme(): Theme {
  return stored() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // a file may have no storage: the choice holds while the page is open
  }
}

function stored(): Theme | undefined {
  const now = document.documentElement.dataset['theme']
  if (now === 'light' || now === 'dark') return now
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : undefined
  } catch {
    return undefined
  }
}
