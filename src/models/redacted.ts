/** A text without the key, and without anything that looks like one: providers quote parts of it. */
export function redacted(text: string, key: string | undefined): string {
  const without = key === undefined || key.length < 4 ? text : text.replaceAll(key, '[key]')
  return without
    .replaceAll(/\b(?:sk|pk|rk|key|gsk|xai|AIza)[-_][\w*.-]{4,}/g, '[key]')
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer [key]')
}
