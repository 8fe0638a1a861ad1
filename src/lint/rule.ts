import type { Evidence, Finding, Severity } from '../core/finding.ts'
import type { Json } from '../core/json.ts'
import type { Configuration, Edit, Observation, Tool, Toolset } from '../core/tool.ts'
import type { Recomputed } from './recorded.ts'
import type { Limit, LimitKind, Profile } from './limits/limit.ts'

type OptionValue = boolean | number | string | readonly string[]

/** One declaration gives an option's default, its validation, its documentation and its type. */
export interface OptionSpec<Value extends OptionValue = OptionValue> {
  readonly default: Value
  readonly says: string
  readonly min?: number
  readonly max?: number
  readonly oneOf?: readonly string[]
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type Widened<Value> = Value extends number
  ? number
  : Value extends boolean
    ? boolean
    : Value extends string
      ? string
      : readonly string[]

/** The values that a rule's `check` receives for its declared options. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Key in keyof Specs]: Widened<Specs[Key]['default']> }

/** A finding that a model's reading led to, once it was verified. `finding.tool` is given. */
export interface ReadFinding {
  /** The id of the rule that reports it. */
  readonly rule: string
  readonly finding: Finding
  /** Globs of rules that would report the same fault. If one does so at the same place, this is left out. */
  readonly unless?: readonly string[]
}

export interface RuleContext<Specs extends OptionSpecs> {
  readonly options: OptionValues<Specs>
  /** The set that the subject belongs to; of a configuration, its first. */
  readonly toolset: Toolset
  /** What a model read in the set, and the program verified; empty if none read it. */
  readonly readings: readonly ReadFinding[]
  /** What the clients of the chosen profiles limit, or without a profile what most clients do. */
  limits(kind: LimitKind): readonly Limit[]
}

/** Raw fields of a tool, in MCP names, laid over the clean base tool; `undefined` removes a field. */
export type Overlay = Readonly<Record<string, Json | undefined>>

/**
 * One tool, several tools in one set, perhaps with what a model read in them, a live server's observation laid over a clean one, perhaps with
 * its tools, or the tools of several servers by name.
 */
export type Example =
  | Overlay
  | { readonly tools: readonly Overlay[]; readonly readings?: readonly ReadFinding[] }
  | { readonly server: Partial<Observation>; readonly tools?: readonly Overlay[] }
  | { readonly servers: Readonly<Record<string, readonly Overlay[]>> }

export type Scope = 'tool' | 'toolset' | 'server' | 'configuration'

interface Subjects {
  readonly tool: Tool
  readonly toolset: Toolset
  readonly server: Observation
  readonly configuration: Configuration
}

/** A defect as `plant` puts it in: edits of a tool or a set (an edit at `''` of the index after the last adds a tool), or fields of an observation. */
interface Plants {
  readonly tool: readonly Edit[]
  readonly toolset: readonly Edit[]
  readonly server: Partial<Observation>
  readonly configuration: Configuration
}

/** What the author of a rule writes. The id is the file's path below `rules/`. */
export interface RuleDefinition<S extends Scope, Specs extends OptionSpecs> {
  /** `tool`: once a tool. `toolset`: once a set. `server`: once a live server, on its observation. `configuration`: once all servers of one client. */
  readonly scope: S
  readonly severity: Severity
  readonly presets: readonly ('recommended' | 'strict')[]
  /** Client profiles that switch the rule on, at their severity. */
  readonly profiles?: Readonly<Partial<Record<Profile, Severity>>>
  /** One sentence: when the rule fires. */
  readonly summary: string
  /** Why a model stumbles on it, what to write instead, and the argument for each default. Markdown, short. */
  readonly why: string
  /**
   * The clause (specification, JSON Schema, arithmetic) that decides every finding without judgement. A rule that states none
   * reads text or guesses intent: it may be an error only when labels have shown that it hardly ever errs (`npm run evidence`).
   */
  readonly proof?: string
  readonly evidence: readonly (Evidence | Recomputed)[]
  readonly options?: Specs
  /**
   * `complete`: the rule concludes something from what a set lacks, so it is not asked about a part of a server's list. `whole-tool`: it does
   * so from what one tool lacks, so it is not asked about a tool of which a part is not known. `reading`: it only passes on what a model read, so
   * it is asked only where one did.
   */
  readonly needs?: 'complete' | 'whole-tool' | 'reading'
  /** Rules whose finding at the same tool and place states less than this one's and is therefore dropped. */
  readonly entails?: readonly string[]
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly Example[] }
  check(subject: Subjects[S], context: RuleContext<Specs>): Iterable<Finding>
  /** For a rule about toolsets: the same question about all servers of one client configuration, whose tools a model sees together. */
  together?(configuration: Configuration, context: RuleContext<Specs>): Iterable<Finding>
  /**
   * Puts this rule's defect into a subject that is free of it, as an author would commit it; undefined if this subject cannot
   * carry it. `random` gives numbers from 0 to below 1. Measures recall and, through evals, what the defect costs.
   */
  plant?(subject: Subjects[S], random: () => number): Plants[S] | undefined
}

/** A rule of any scope, as the engine holds it. */
export type Rule =
  | RuleDefinition<'tool', OptionSpecs>
  | RuleDefinition<'toolset', OptionSpecs>
  | RuleDefinition<'server', OptionSpecs>
  | RuleDefinition<'configuration', OptionSpecs>

/** Declares a rule. `check` must be pure: frozen input, the same findings every time, no I/O, no state. */
export function defineRule<S extends Scope, const Specs extends OptionSpecs = Record<never, never>>(
  definition: RuleDefinition<S, Specs>,
): RuleDefinition<S, Specs> {
  return definition
}

/** The subject of a finding about these tools together, whichever of them comes first (see `Finding.subject`). */
export function subjectOf(...tools: readonly Pick<Tool, 'name'>[]): string {
  return tools
    .map(({ name }) => JSON.stringify(name))
    .sort()
    .join(' ')
}
