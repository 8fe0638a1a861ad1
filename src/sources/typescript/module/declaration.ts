import type { SyntaxNode } from '../syntax.ts'

/** What a name stands for where it is used. */
export type Declaration =
  | { readonly kind: 'value'; readonly init: SyntaxNode; readonly pushed?: readonly Pushed[] }
  /** A part of something: `const { limits: name } = init`. The fallback stands where the part is missing. */
  | { readonly kind: 'part'; readonly of: Declaration; readonly name: string; readonly fallback: SyntaxNode | undefined }
  /** What a function is called with, or an item of a list that a loop goes over. */
  | {
      readonly kind: 'parameter'
      readonly name: string
      /** The function or the loop. */
      readonly scope: SyntaxNode
      readonly index: number
      readonly fallback: SyntaxNode | undefined
    }
  | { readonly kind: 'function'; readonly node: SyntaxNode }
  | { readonly kind: 'enum'; readonly node: SyntaxNode }
  /** `name` is `*` for a whole module. */
  | { readonly kind: 'import'; readonly from: string; readonly name: string }
  /** A class, a name that is assigned again: nobody knows. */
  | { readonly kind: 'unknown'; readonly why: string }

/** Items that are added to a list after it was made. */
export interface Pushed {
  readonly call: SyntaxNode
  /** True where they are always added: next to the declaration of the list, in no function, loop or condition. */
  readonly always: boolean
}
