const THOUGHT = /<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi

/** What a reply says to the user: without the thoughts that some models write before it, and without what nobody sees. */
export function spoken(text: string): string {
  return text
    .replaceAll(THOUGHT, '')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
}
