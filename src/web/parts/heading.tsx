import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'

/** Level of the headline of a report: 1 alone, 2 among others. */
export const HeadingLevel = createContext(1)

interface HeadingProps {
  /** Levels below the report's headline. */
  readonly below?: number
  /** The size of a heading at another level. */
  readonly look?: number
  readonly children: ComponentChildren
}

/** A heading at its right level, so that one report and several have a sound outline. */
export function Heading({ below = 1, look = below, children }: HeadingProps) {
  const level = useContext(HeadingLevel) + below
  const Tag = level <= 1 ? 'h1' : level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4'
  return <Tag class={`heading-${look}`}>{children}</Tag>
}
