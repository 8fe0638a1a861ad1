import { parser } from '@lezer/javascript'

/** The parsers of TypeScript and JavaScript. Loading them takes time, so that only those import this file who need them. */
export const parsersOfSource = { ts: parser.configure({ dialect: 'ts' }), jsx: parser.configure({ dialect: 'ts jsx' }) }
