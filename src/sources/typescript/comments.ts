import type { Comment } from '../../core/comment.ts'
import type { Document } from '../../core/document.ts'
import { syntaxOf } from './syntax.ts'

/** The comments of a source file. */
export function commentsInSource({ uri, text }: Document): Comment[] {
  const comments: Comment[] = []
  syntaxOf(uri, text)
    .cursor()
    .iterate(({ name, from, to }) => {
      if (name === 'LineComment') comments.push({ span: { start: from, end: to }, text: text.slice(from + 2, to) })
      if (name === 'BlockComment') {
        const inside = text.slice(from + 2, to).replace(/\*\/$/, '')
        comments.push({ span: { start: from, end: to }, text: inside })
      }
    })
  return comments
}
