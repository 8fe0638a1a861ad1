import { setFlagsFromString } from 'node:v8'

/**
 * Makes V8 collect garbage once the heap has doubled. On a machine with much memory, V8 waits until the heap is four times as large
 * and gives little of it back. That is too much for a process that runs all day while an editor is open. `bench/lsp` measures it.
 * @source V8's src/flags/flag-definitions.h, `heap_growing_percent`. V8 reads it whenever it sets the next limit.
 */
export function collectEarly(): void {
  setFlagsFromString('--heap-growing-percent=100')
}
