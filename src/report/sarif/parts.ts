import { visible } from '../../core/text.ts'
import { isFile, placeOf, type AnnotationLevel } from '../annotation.ts'

/** A plain-text message. SARIF 2.1.0 §3.11.6 reads `[text](target)` as a link; the escaped bracket keeps foreign text from being one. */
export function message(text: string): { readonly text: string } {
  return { text: visible(text).replace(/\](?=\()/g, '\\]') }
}

/** Something said about the run itself; `at` is a path or a URI, with or without a line and a column. */
export function notification(id: string, level: AnnotationLevel, text: string, at?: string): object {
  return { descriptor: { id }, level, message: message(text), ...(at === undefined ? {} : { locations: [location(at)] }) }
}

function location(at: string): object {
  const { uri, start } = placeOf(at)
  const region = start === undefined ? {} : { region: { startLine: start.line, startColumn: start.column } }
  return { physicalLocation: { artifactLocation: { uri: reference(uri) }, ...region } }
}

/** A path or a URI, which may be partly encoded already, as a valid URI reference (RFC 3986). */
export function reference(uri: string): string {
  const encoded = encodeURI(uri.toWellFormed()).replace(/[[\]]/g, encodeURIComponent)
  if (isFile(uri)) return encoded.replace(/[:?#]/g, encodeURIComponent)
  const [base = '', ...fragment] = encoded.replace(/%25(?=[0-9a-f]{2})/gi, '%').split('#')
  return fragment.length === 0 ? base : `${base}#${fragment.join('%23')}`
}

export function driver(version: string, rules: readonly object[]): object {
  return { name: 'rightcall', version, semanticVersion: version, rules }
}
