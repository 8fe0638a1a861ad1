import type { WordChange } from './comparison.ts'
import type { Severity } from './finding.ts'
import type { Json } from './json.ts'
import type { Pointer } from './pointer.ts'

/** One change that a person is asked about, with the finding that it answers. */
export interface FixStep {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** null for a finding about the whole set. */
  readonly tool: string | null
  /** `tools.json:3:5`, or what the list is called where it has no text. */
  readonly place: string
  /** What the change is, in words. */
  readonly says: string
  /** True for what `--fix` would make without asking. */
  readonly safe: boolean
  /** True where the finding stays for tools that the change leaves to a person. */
  readonly partial: boolean
  readonly changes: readonly StepChange[]
  /** False where there is no file to write: the change is for copying. */
  readonly writable: boolean
  /** How many more may follow, this one included; fewer where a change does away with several findings. */
  readonly left: number
  /** Of these, how many are of this rule. */
  readonly leftOfRule: number
}

/** One value before and after. */
export interface StepChange {
  readonly tool: string
  readonly at: Pointer
  /** undefined where nothing stands there. */
  readonly from: Json | undefined
  readonly to: Json | undefined
  /** Of two texts, word by word. */
  readonly words: readonly WordChange[] | undefined
}

/** What a lint told after a change. */
export interface FixOutcome {
  /** The changes that were made. */
  readonly steps: readonly FixStep[]
  /** Rules whose findings are gone, each once, with how many. */
  readonly resolved: ReadonlyMap<string, number>
  /** Rules with a finding that was not there before. */
  readonly created: readonly string[]
}
