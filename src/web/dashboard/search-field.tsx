import { useEffect, useRef, useState } from 'preact/hooks'

/** A pause after which words are taken to be whole. */
const PAUSE_MS = 350

interface SearchFieldProps {
  /** What is searched for now. */
  readonly value: string
  readonly placeholder: string
  readonly onSearch: (words: string) => void
}

/** Words to search for: asked for once somebody stops typing, so that the server is not asked for every letter. */
export function SearchField({ value, placeholder, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => clearTimeout(wait.current)
  useEffect(() => {
    // the back button changes what is searched for, too; what somebody types meanwhile stays
    if (typed.trim() === value) return
    stop()
    setTyped(value)
  }, [value])
  useEffect(() => stop, [])
  const search = (words: string) => {
    stop()
    if (words.trim() !== value) onSearch(words.trim())
  }
  return (
    <label class="search">
      <span>Search</span>
      <input
        type="search"
        value={typed}
        placeholder={placeholder}
        onInput={({ currentTarget }) => {
          const words = currentTarget.value
          setTyped(words)
          stop()
          wait.current = setTimeout(() => search(words), PAUSE_MS)
        }}
        onChange={({ currentTarget }) => search(currentTarget.value)}
      />
    </label>
  )
}
