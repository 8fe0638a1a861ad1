import { useState } from 'preact/hooks'
import { chooseTheme, currentTheme } from './theme.ts'

export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme)
  const other = theme === 'dark' ? 'light' : 'dark'
  const choose = () => {
    chooseTheme(other)
    setTheme(other)
  }
  return (
    <button type="button" class="theme-switch" onClick={choose}>
      {other === 'dark' ? 'Dark theme' : 'Light theme'}
    </button>
  )
}
