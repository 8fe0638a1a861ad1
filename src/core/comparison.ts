import type { Estimate } from './estimate.ts'
import type { Manifest } from './manifest.ts'

/** `undecided` is an honest answer and says how many more intents a decision takes. */
export type Verdict = 'better' | 'worse' | 'equivalent' | 'undecided'

export interface ComparisonRow {
  readonly metric: string
  /** What a high value means: `no forbidden call`. */
  readonly label: string
  /** Where models are compared: both, `openai:a → openai:b`. */
  readonly model: string
  readonly before: Estimate
  readonly after: Estimate
  /** After minus before, as a fraction. */
  readonly delta: Estimate
  /** Intents that scored otherwise after, better or worse. */
  readonly moved: number
  readonly p: number | null
  /** `p` adjusted for every other row that moved (Holm); the verdict of the comparison rests on it. null where there is no test. */
  readonly adjusted: number | null
  /** Of this row read alone at 5 %. */
  readonly verdict: Verdict
  /** Non-inferiority: whether it is shown, at 5 %, that this did not fall by the margin or more. null without a test; left out by earlier versions. */
  readonly nonInferior?: boolean | null
  /** Whether this metric judges the model's whole answer: one row of each model. */
  readonly headline: boolean
  /** Intents in all that a decision at the margin takes, clusters where intents share them; null when decided. */
  readonly needed: number | null
  /** Pairs left out because a trial failed, and the estimate's bounds if all of them had gone one way. */
  readonly dropped: { readonly pairs: number; readonly worst: number | null; readonly best: number | null }
}

/** One intent that changed sides in one metric. */
export interface Flip {
  readonly intent: string
  readonly metric: string
  readonly model: string
  readonly from: string
  readonly to: string
  /** 1 for a gain, -1 for a loss; fractions with repeats. */
  readonly gain: number
  /** What is wrong with the answer that is wrong. */
  readonly because?: string
}

/** A stretch of a description that one side has or both have. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Tells two texts apart, word by word; nothing where white space alone differs. Given by whoever has a word diff. */
export type WordDiff = (before: string, after: string) => readonly WordChange[]

/** What a change did to one tool, as a model sees it. */
export interface ToolChange {
  /** As the side before calls it. */
  readonly tool: string
  /** Its name after, where `renames:` of the suite gives it another. */
  readonly renamed?: string
  /** The description, word by word; empty where it did not change. */
  readonly words: readonly WordChange[]
  /** Parameters that only one side has, or whose schema changed. */
  readonly parameters: readonly {
    readonly name: string
    readonly change: 'added' | 'removed' | 'changed'
    /** Its name after, where `renames:` of the suite gives it another. */
    readonly renamed?: string
  }[]
}

/** An intent that only one side can answer, or neither can. It is told, and never scored as a loss. */
export interface OneSided {
  readonly intent: string
  readonly says: string
  /** Who can answer it: `after` is new, `before` is gone; `neither` may need a line in `renames:`. */
  readonly side: 'before' | 'after' | 'neither'
  /** `search_docs is not among the tools before`. */
  readonly because: string
  /** How it was answered on its side, in [0, 1]; null where it failed. Empty where it was not asked. */
  readonly scores: readonly { readonly model: string; readonly value: number | null }[]
}

/** Something that has to be equal on both sides, and is not: the difference would not be that of the tools. */
export interface NotComparable {
  readonly what:
    'suite' | 'wording' | 'expectation' | 'prompt' | 'repeats' | 'grading' | 'exposure' | 'model' | 'model version' | 'parameters'
  readonly before: string
  readonly after: string
}

/** What a comparison is between; `nothing` is A/A, which shows how much is chance. */
export type Differs = 'tools' | 'models' | 'nothing'

/** What became of the tools, as a model sees them. A renamed one counts as changed. */
export interface ToolCounts {
  readonly same: number
  readonly changed: number
  readonly added: number
  readonly removed: number
}

/** One side as it was compared. */
export interface ComparedSide {
  /** How it came about: `tools.json at v1.2 (3f2c1a9)`, `tools.json with edits.yaml`. */
  readonly from: string
  readonly tools: number
  /** About what the list costs a model with every question, in tokens. */
  readonly listTokens: number
  /** What the answers take, those from the cache included. null: somebody's count or price is unknown. */
  readonly answers: {
    readonly count: number
    readonly inputTokens: number | null
    readonly outputTokens: number | null
    readonly dollars: number | null
  }
}

/** What an answer takes on both sides, in the mean over the intents that both answered: no part of the verdict. */
export interface CostRow {
  /** Where models are compared: both, `openai:a → openai:b`. */
  readonly model: string
  readonly measure: 'input tokens' | 'output tokens' | 'dollars'
  readonly before: number
  readonly after: number
  /** After minus before, of one answer. */
  readonly delta: Estimate
  /** For no difference; null where there is no test. */
  readonly p: number | null
}

/** What one tool's intents gained or lost: advisory, never a gate. */
export interface CollateralRow {
  readonly tool: string
  readonly model: string
  readonly delta: Estimate
}

/** How often a model chose `called` where `expected` was meant, on the intents that both sides can answer; `(none)` for no call. */
export interface ConfusionChange {
  readonly model: string
  /** As the side before calls it. */
  readonly expected: string
  /** As the side before calls it. */
  readonly called: string
  readonly before: ConfusionCount
  readonly after: ConfusionCount
}

interface ConfusionCount {
  readonly count: number
  /** All trials meant for `expected`, at least one. */
  readonly of: number
}

export interface Comparison {
  readonly before: Manifest
  readonly after: Manifest
  readonly rows: readonly ComparisonRow[]
  readonly flips: readonly Flip[]
  readonly collateral: readonly CollateralRow[]
  readonly verdict: Verdict
  /** Whether it is shown that the change does not make things worse by the margin or more; null where a headline has no test. */
  readonly nonInferior: boolean | null
  /** Points (as a fraction) within which a difference counts as none. */
  readonly margin: number
  readonly incomplete: boolean
}
