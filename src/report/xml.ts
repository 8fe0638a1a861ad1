import { visible } from '../core/text.ts'

/** One element: a name, attributes, and what stands in it. */
export interface Element {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number>>
  readonly children?: readonly Element[]
  readonly text?: string
}

/** A document of XML 1.0. */
export function xmlText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`
}

function lines({ name, attributes = {}, children = [], text }: Element, indent: string): string[] {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${inAttribute(String(value))}"`)
  const start = `${indent}<${name}${said.join('')}`
  if (text !== undefined) return [`${start}>${inText(text)}</${name}>`]
  if (children.length === 0) return [`${start}/>`]
  return [`${start}>`, ...children.flatMap((child) => lines(child, `${indent}  `)), `${indent}</${name}>`]
}

/**
 * Text that every parser gives back as it is, but for characters that nobody sees (they are made visible) and those that XML 1.0
 * cannot hold even as references: unpaired surrogates, U+FFFE and U+FFFF. What a CI runner would obey is written as references, too.
 */
function inText(text: string): string {
  return visible(text)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>]|#(?=#\[)|:(?=:)/g, reference)
}

/** A parser makes spaces of the line breaks and tabs of an attribute, unless they are references. */
function inAttribute(text: string): string {
  return inText(text).replace(/["\n\t]/g, reference)
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
