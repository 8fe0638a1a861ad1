/** `Did you mean list?` where something was meant, else what there is to say otherwise. `shown` writes what was meant. */
export function didYouMean<Otherwise>(
  meant: string | undefined,
  otherwise: Otherwise,
  shown: (meant: string) => string = (word) => word,
): string | Otherwise {
  return meant === undefined ? otherwise : `Did you mean ${shown(meant)}?`
}
