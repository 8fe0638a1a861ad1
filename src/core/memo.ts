/** The computation, made once an object and kept as long as the object lives: read-only objects have no other facts later. */
export function rememberedFor<Subject extends object, Fact extends NonNullable<unknown>>(
  compute: (subject: Subject) => Fact,
): (subject: Subject) => Fact {
  const facts = new WeakMap<Subject, Fact>()
  return (subject) => {
    const known = facts.get(subject)
    if (known !== undefined) return known
    const fact = compute(subject)
    facts.set(subject, fact)
    return fact
  }
}

/** The same for a fact of an object inside of another: a schema, and the schema that its references point into. */
export function rememberedWithin<Outer extends object, Inner extends object, Fact extends NonNullable<unknown>>(
  compute: (outer: Outer, inner: Inner) => Fact,
): (outer: Outer, inner: Inner) => Fact {
  const within = rememberedFor((outer: Outer) => rememberedFor((inner: Inner) => compute(outer, inner)))
  return (outer, inner) => within(outer)(inner)
}

/** A computation that is made when its result is first asked for, and never again. */
export function once<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | undefined
  return () => (known ??= { result: compute() }).result
}
