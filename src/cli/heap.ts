import { setFlagsFromString } from 'node:v8'

/**
 * Has V8 collect garbage once the heap has doubled. On a machine with much memory it waits until there is four times as much,
 * and gives little of it back: too much for a process that runs all day beside an editor. `bench/lsp` measures the effect.
 * @source V8's src/flags/flag-definitions.h, `heap_growing_percent`; read whenever the next limit is set.
 */
export function collectEarly(): void {
  setFlagsFromString('--heap-growing-percent=100')
}
