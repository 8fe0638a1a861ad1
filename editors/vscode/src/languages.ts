import { languages, type TextDocument, type Uri } from 'vscode'

const LANGUAGES = ['json', 'jsonc', 'yaml', 'typescript', 'typescriptreact', 'javascript', 'javascriptreact']

/** The texts that are sent to the server: files, and what was never saved. */
export const SELECTOR = ['file', 'untitled'].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })))

export function isOurs(document: TextDocument): boolean {
  return languages.match(SELECTOR, document) > 0
}

/** What a document is called in a sentence. */
export function nameOf(uri: Uri): string {
  return uri.path.split('/').at(-1) || uri.toString()
}
