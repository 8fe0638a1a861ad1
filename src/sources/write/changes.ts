import { isEqual } from '../../core/equal.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../../core/json.ts'
import type { Unwritable } from '../source.ts'
import { insertion, removals } from './entries.ts'
import { scalarEdit } from './scalar.ts'
import type { SourceText, Replacement, TextNode } from './tree.ts'

/**
 * The edits that make a text read as other data, only where the two differ. What they do not reach in YAML's richer styles shows when the result is read back, which the caller must do.
 */
export function changesTo(text: SourceText, root: TextNode, before: Json, after: Json): readonly Replacement[] | Unwritable {
  const edits: Replacement[] = []
  const refused: Unwritable[] = []

  function visit(node: TextNode, old: Json, wanted: Json): void {
    if (isEqual(old, wanted)) return
    if (node.kind === 'alias') refused.push({ why: 'it is written in another place, under an anchor' })
    else if (node.kind === 'map' && isObject(old) && isObject(wanted)) inMap(node, old, wanted)
    else if (node.kind === 'list' && isArray(old) && isArray(wanted)) inList(node, old, wanted)
    else edits.push(scalarEdit(text.text, node, old, wanted))
  }

  function inMap(node: TextNode, old: JsonObject, wanted: JsonObject): void {
    const entries = node.entries()
    const gone = new Set(Object.keys(old).filter((key) => !Object.hasOwn(wanted, key)))
    const kept = entries.filter(({ name }) => !gone.has(name))
    const added = Object.entries(wanted).filter(([key]) => !Object.hasOwn(old, key))
    if (kept.length === 0) return void edits.push({ start: node.start, end: node.end, text: JSON.stringify(wanted) })
    push(removals(text, node, entries, (entry) => gone.has(entry.name)))
    // of two equal keys the last one counts
    const last = new Map(kept.map((entry) => [entry.name, entry]))
    for (const [key, { value }] of last) {
      const [from, to] = [own(old, key), own(wanted, key)]
      if (from === undefined || to === undefined || isEqual(from, to)) continue
      if (value === undefined) refused.push({ why: `"${key}" has no value there` })
      else visit(value, from, to)
    }
    for (const [key, value] of added) push(insertion(text, node, kept, key, value))
  }

  function inList(node: TextNode, old: readonly Json[], wanted: readonly Json[]): void {
    const entries = node.entries()
    const kept = old.length === wanted.length ? undefined : keptOf(old, wanted)
    if (kept !== undefined && kept.size > 0) return push(removals(text, node, entries, (_, position) => !kept.has(position)))
    if (old.length !== wanted.length) return void edits.push({ start: node.start, end: node.end, text: JSON.stringify(wanted) })
    for (const [position, { value }] of entries.entries()) {
      const [from, to] = [old[position], wanted[position]]
      if (value !== undefined && from !== undefined && to !== undefined) visit(value, from, to)
    }
  }

  function push(found: readonly Replacement[] | Unwritable): void {
    if ('why' in found) refused.push(found)
    else edits.push(...found)
  }

  visit(root, before, after)
  return refused[0] ?? edits
}

/** Positions of the items that stay, where the new list is the old one with some left out. */
function keptOf(old: readonly Json[], wanted: readonly Json[]): ReadonlySet<number> | undefined {
  const kept = new Set<number>()
  for (const [position, item] of old.entries()) {
    const next = wanted[kept.size]
    if (next !== undefined && isEqual(item, next)) kept.add(position)
  }
  return kept.size === wanted.length ? kept : undefined
}
