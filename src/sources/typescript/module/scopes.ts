import type { Declaration, Pushed } from './declaration.ts'

/** A part of a file in which names are declared. */
interface Scope {
  readonly from: number
  readonly to: number
  readonly around: Scope | undefined
  readonly names: Map<string, Declaration>
  /** Names of this scope whose values change after their declaration. */
  readonly changed: Set<string>
  readonly pushed: Map<string, Pushed[]>
}

export interface Scopes {
  enter(from: number, to: number): void
  leave(): void
  /** The scope that was entered last. */
  readonly current: Scope
  /** Declares a name in a scope, the current one unless said otherwise. */
  declare(name: string, declaration: Declaration, scope?: Scope): void
  /** The innermost scope around an offset that declares a name. */
  declaring(name: string, offset: number): Scope | undefined
  /** What a name stands for at an offset. */
  lookup(name: string, offset: number): Declaration | undefined
}

/** The scopes of a file. They are entered in the order of the text, so the innermost around an offset is found by halving. */
export function scopesOf(end: number): Scopes {
  const root = scope(0, end + 1, undefined)
  const all = [root]
  let current = root

  function innermost(offset: number): Scope {
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((all[middle]?.from ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    let found: Scope = all[low] ?? root
    while (found.to <= offset && found.around !== undefined) found = found.around
    return found
  }

  function declaring(name: string, offset: number): Scope | undefined {
    let found: Scope | undefined = innermost(offset)
    while (found !== undefined && !found.names.has(name)) found = found.around
    return found
  }

  return {
    enter(from, to) {
      current = scope(from, to, current)
      all.push(current)
    },
    leave() {
      current = current.around ?? root
    },
    get current() {
      return current
    },
    declare(name, declaration, { names } = current) {
      const again = names.has(name) && declaration.kind !== 'function'
      names.set(name, again ? { kind: 'unknown', why: `\`${name}\`, which is declared twice` } : declaration)
    },
    declaring,
    lookup(name, offset) {
      const found = declaring(name, offset)
      const declaration = found?.names.get(name)
      if (found === undefined || declaration === undefined) return undefined
      const { kind } = declaration
      if (found.changed.has(name) && (kind === 'value' || kind === 'part' || kind === 'parameter'))
        return { kind: 'unknown', why: `\`${name}\`, which is changed later` }
      const pushed = found.pushed.get(name)
      return declaration.kind === 'value' && pushed !== undefined ? { ...declaration, pushed } : declaration
    },
  }
}

function scope(from: number, to: number, around: Scope | undefined): Scope {
  return { from, to, around, names: new Map(), changed: new Set(), pushed: new Map() }
}
