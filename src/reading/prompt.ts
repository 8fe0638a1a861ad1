/** `major.minor`. A reading of another major version is stale; a minor one leaves what was read valid. */
export const PROMPT_VERSION = '1.0'

/** What a reader is told, the same for every list of tools. */
export const READ_PROMPT = ''
