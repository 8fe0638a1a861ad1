/* Broken and odd schemas. Each line is what the report's `.expected.txt` says. */
import { exits, never, survives, wants, wrong, type Fault, type Pattern, type Report } from './expect.ts'

const P = '/inputSchema/properties'
const SDK = /SDK|sdk/

/** By default these findings are there. */
export function finds(id: string, ...patterns: readonly Pattern[]): Report {
  return {
    id,
    judge: ({ lint }) => {
      const answer = lint(`${id}.json`)
      return [...survives(answer), ...patterns.flatMap((pattern) => wants(answer, pattern))]
    },
  }
}

/** By default nothing is found but what the pattern allows. */
export function silent(id: string, ...allowed: readonly Pattern[]): Report {
  return {
    id,
    judge: ({ lint }) => {
      const answer = lint(`${id}.json`)
      const spoken = {
        ...answer,
        findings: answer.findings.filter((each) => !allowed.some((one) => one.tool === each.tool && each.severity === 'info')),
      }
      return [...survives(answer), ...exits(answer, [0]), ...never(spoken, {})]
    },
  }
}

/** The words that name the wrong member, for each tool of 56. */
const MALFORMED: Readonly<Record<string, Pattern>> = {
  type_list_typo: { says: /strng/ },
  type_list_empty: { says: /empty|at least one|no type/ },
  type_list_twice: { says: /twice|repeat|more than once|already/ },
  type_null: { says: /null/ },
  type_object: { says: /object/ },
  required_number: { says: /\b5\b|number/ },
  required_twice: { says: /twice|repeat|more than once|already/ },
  enum_text: { says: /"x"|text|string/ },
  enum_empty: { says: /empty/ },
  min_negative: { says: /-1/ },
  min_text: { says: /"1"|string/ },
  anyof_empty: { says: /empty|at least one/ },
  anyof_object: { says: /object/ },
  anyof_member_text: { says: /"string"/ },
  items_text: { says: /"string"/ },
  property_null: { at: `${P}/a`, says: /null/ },
  property_text: { at: `${P}/a`, says: /"string"/ },
  property_list: { at: `${P}/a`, says: /array|list/ },
  property_number: { at: `${P}/a`, says: /\b5\b/ },
  addl_text: { says: /"false"/ },
  defs_list: { says: /array|list/ },
  pattern_bad: { says: /pattern|regular expression/ },
  pattern_python: { says: /\?P/ },
  pattern_z: { says: /\\A|\\Z/ },
  description_list: { says: /array|list/ },
  description_null: { says: /null/ },
  default_missing_quote: { says: /True/ },
}

const DEAD: readonly (readonly [tool: string, at: string, member: RegExp])[] = [
  ['list_gates', `${P}/kind`, /null/],
  ['list_doors', `${P}/floor`, /"top"/],
  ['list_lamps', `${P}/watts`, /\b1\b/],
  ['list_ramps', `${P}/name`, /long name/],
]

export const schemas: readonly Report[] = [
  {
    id: '20-output-recursive-ref',
    judge: ({ lint }) => {
      const answer = lint('20-output-recursive-ref.json')
      return [...survives(answer), ...exits(answer, [0]), ...never(answer, { at: '/outputSchema', least: 'warn' })]
    },
  },
  finds('20b-output-dangling-ref', { rule: /^returns\/output-schema-invalid$/, least: 'error' }),
  finds('20c-input-recursive-allof-cycle', {
    at: /^\/inputSchema\/(properties\/filter|\$defs)/,
    least: 'info',
    says: /itself|cycle|circle|loop|never/,
  }),
  {
    id: '21-deep-500',
    judge: ({ lint }) => {
      const answer = lint('21-deep-500.json')
      const told = [...answer.problems, ...answer.findings.map(({ message }) => message)].some((text) => /levels|deep/.test(text))
      return [...survives(answer), ...exits(answer, [1, 2, 3]), ...(told ? [] : [wrong('does not say that it is too deep')])]
    },
  },
  {
    // exit 2 by the words of the report; the table of exit codes of today has 3 for "not everything could be read"
    id: '21c-one-deep-of-two',
    judge: ({ lint }) => {
      const answer = lint('21c-one-deep-of-two.json')
      return [
        ...survives(answer),
        ...exits(answer, [2, 3]),
        ...(answer.tools === 1 ? [] : [wrong(`${answer.tools ?? 'no'} tools checked, not 1`)]),
        ...(answer.problems.some((text) => /read_leaf/.test(text)) ? [] : [wrong('no problem that names read_leaf')]),
      ]
    },
  },
  {
    id: '21d-deep-200',
    judge: ({ lint }) => {
      const answer = lint('21d-deep-200.json')
      return [...survives(answer), ...never(answer, { tool: 'read_leaf', says: /2020-12.*level|level.*2020-12/ })]
    },
  },
  finds('22-output-no-type', { at: '/outputSchema', least: 'warn' }),
  finds('22b-output-array', { at: '/outputSchema', least: 'warn' }),
  finds('23-output-boolean-subschema', { at: '/outputSchema/properties/result', least: 'warn', says: SDK, repaired: true }),
  {
    id: '24-draft07-output',
    judge: ({ lint }) => {
      const answer = lint('24-draft07-output.json')
      return [...exits(answer, [0]), ...never(answer, { at: /\$schema$/, least: 'warn' })]
    },
  },
  finds('25-tuple-items-array', { rule: /^schema\/invalid$/, least: 'error' }),
  finds('25b-draft4-exclusive-bool', { rule: /^schema\/invalid$/, least: 'error' }),
  finds('25c-required-boolean-in-property', { rule: /^schema\/invalid$/, least: 'error' }),
  finds(
    '26-openapi-keywords',
    { at: `${P}/name`, least: 'warn', says: /nullable/ },
    { at: `${P}/depot`, least: 'info', says: /example/ },
    { at: `${P}/kind`, least: 'info', says: /discriminator/ },
    { at: `${P}/kind`, least: 'info', says: /xml/ },
  ),
  finds('27-raw-zod', { rule: /^schema\/root-not-object$/, least: 'error' }),
  finds('27b-raw-zod4', { at: '/inputSchema', least: 'error', says: /[Zz]od|"def"|"shape"/ }),
  finds('27c-properties-lost', { least: 'warn', says: /town|count/ }),
  finds('28-untyped-object', { rule: /^parameter\/untyped$/, least: 'warn' }),
  finds('30-empty-input-schema', { rule: /^schema\/root-not-object$/, least: 'error' }),
  finds(
    '31-type-annotated',
    { rule: /^schema\/invalid$/, at: `${P}/depot`, least: 'error' },
    { rule: /^schema\/invalid$/, at: `${P}/days`, least: 'error' },
  ),
  finds('32-kwargs', { at: `${P}/kwargs`, least: 'warn' }),
  finds(
    '33-default-null',
    { rule: /^schema\/default-invalid$/, at: `${P}/kind`, least: 'error' },
    { rule: /^schema\/default-invalid$/, at: `${P}/share`, least: 'error' },
  ),
  finds('34-misplaced-required-annotations', { at: `${P}/required`, least: 'error', says: /level|belong|list|array/ }),
  finds('34b-type-enum', { rule: /^schema\/invalid$/, least: 'error' }),
  finds('34c-properties-array-php', { rule: /^schema\/invalid$/, least: 'error' }),
  finds('39-nullable-openapi', { at: `${P}/name`, least: 'warn', says: /nullable/ }),
  finds('40-gemini-required-unknown', { rule: /^schema\/required-unknown$/, least: 'error' }),
  finds('41-bool-subschemas', { at: `${P}/value`, least: 'warn', says: SDK }),
  silent('42-additional-properties-schema'),
  finds('43-draft04-schema', { at: /\$schema$/, least: 'warn' }),
  finds('55-output-type-truncated', { rule: /^returns\/output-schema-invalid$/, least: 'error', says: /\[truncated\]/ }),
  {
    id: '56-malformed-keywords',
    judge: ({ lint }) => {
      const answer = lint('56-malformed-keywords.json')
      const faults = Object.entries(MALFORMED).flatMap(([tool, pattern]) =>
        wants(answer, { rule: /^schema\//, tool, least: 'error', ...pattern }),
      )
      return [
        ...survives(answer),
        ...faults,
        ...never(answer, {
          says: /must be (an object|a (non-empty )?list|an array|a type or a list)[^,]*, not an (object|array)/,
        }),
      ]
    },
  },
  silent('64-refs-described'),
  {
    id: '67-enum-one-dead-member',
    judge: ({ lint }) => {
      const answer = lint('67-enum-one-dead-member.json')
      return [
        ...DEAD.flatMap(([tool, at, member]): readonly Fault[] => wants(answer, { tool, at, least: 'warn', says: member })),
        ...DEAD.flatMap(([tool, at]): readonly Fault[] => wants(answer, { tool, at, says: /other|rest|remaining/ })),
        ...never(answer, { says: /[Nn]o value can/ }),
      ]
    },
  },
]
