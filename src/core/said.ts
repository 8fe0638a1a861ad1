/** What a reply says to the user: without the thoughts that some models write before it, and without characters that nobody sees. */
export function saidIn(text: string): string {
  return text
    .replaceAll(/<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi, '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (/\s/.test(character) ? character : ''))
    .trim()
}
