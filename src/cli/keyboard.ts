import type { ReadStream } from 'node:tty'

/** Keys as they are pressed, one at a time. */
export interface Keyboard {
  /** The next key; `\u0003` for Ctrl-C, and undefined where nobody is left to press one. */
  key(): Promise<string | undefined>
  /** Gives the terminal back as it was. */
  close(): void
}

/** Arrows and function keys: a key of several characters is none of ours. */
// eslint-disable-next-line no-control-regex -- terminals send them
const SEQUENCE = /\u001b(?:[[O][0-9;]*[A-Za-z~])?/g

/** Reads single keys from a terminal; Ctrl-C is a key then, so nothing ends in the middle of a change. */
export function keyboardOf(terminal: ReadStream, signal: AbortSignal): Keyboard {
  const pressed: string[] = []
  let waiting: ((key: string | undefined) => void) | undefined
  let ended = false
  const give = (): void => {
    if (waiting === undefined || (pressed.length === 0 && !ended)) return
    const answer = waiting
    waiting = undefined
    answer(pressed.shift())
  }
  const take = (data: Buffer | string): void => {
    pressed.push(...String(data).replace(SEQUENCE, ''))
    give()
  }
  const end = (): void => {
    ended = true
    give()
  }
  terminal.setRawMode(true)
  terminal.on('data', take)
  terminal.on('end', end)
  signal.addEventListener('abort', end)
  terminal.resume()
  return {
    key: () =>
      new Promise((resolve) => {
        waiting = resolve
        give()
      }),
    close() {
      terminal.off('data', take)
      terminal.off('end', end)
      signal.removeEventListener('abort', end)
      terminal.setRawMode(false)
      terminal.pause()
    },
  }
}
