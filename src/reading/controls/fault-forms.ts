type Forms = readonly [string, ...string[]]

/** Sentences that state what a schema or an annotation denies: in the parameter's own description, and where the parameter is named as {p}. */
export interface FaultForms {
  readonly own: Forms
  readonly named: Forms
}

// {a} is what the schema has, {b} what the sentence states instead; {x}, {y} and {z} are values
export const FAULT_FORMS = {
  default: {
    own: [
      'Defaults to {b}.',
      '{b} if you leave it out.',
      'Left out, it counts as {b}.',
      'Without a value here the server takes {b}.',
      'It is {b} unless you pass something else.',
      'When none is given, {b} applies.',
      'Need not be passed; {b} is then assumed.',
    ],
    named: [
      'Without {p}, {b} is used.',
      '{p} defaults to {b}.',
      'If you leave out {p}, the server takes {b}.',
      'The default of {p} is {b}.',
      '{p} counts as {b} where it is missing.',
      'Calls that carry no {p} are treated as if it were {b}.',
    ],
  },
  range: {
    own: [
      'Can be up to {b}.',
      'At most {b}.',
      'Any number from 1 to {b}.',
      'Values as high as {b} are accepted.',
      'Go up to {b} if you need more at once.',
      'The highest value is {b}.',
    ],
    named: [
      '{p} can be up to {b}.',
      'Set {p} to {b} to get as much as possible in one call.',
      'The largest value that {p} takes is {b}.',
      'For big jobs raise {p}, to {b} at most.',
      '{p} accepts anything between 1 and {b}.',
      'You may ask for {b} at a time through {p}.',
    ],
  },
  choices: {
    own: [
      'One of {x}, {y} or {b}.',
      'Pass "{b}" for those that are on hold for now.',
      'Takes {x}, {b} and {y}.',
      'Either "{x}", "{y}" or "{b}".',
      'Use "{b}" to get the ones that wait for a decision.',
    ],
    named: [
      '{p} is one of {x}, {y} or {b}.',
      'Pass "{b}" as {p} to see the ones that are on hold for now.',
      '{p} takes {x}, {b} and {y}.',
      'With {p} set to "{b}" you get those that wait for a decision.',
      'Allowed for {p}: {b}, {x}, {y}.',
    ],
  },
  required: {
    own: [
      'Optional.',
      'May be left out.',
      'You can omit it, and the tool then looks everywhere.',
      'Only needed if you know it; otherwise pass nothing here.',
      'Leave it out to cover all of them.',
    ],
    named: [
      '{p} is optional.',
      '{p} may be left out.',
      'Leave out {p} to cover all of them.',
      'You can omit {p}, and the tool then looks everywhere.',
      'A call without {p} is fine and searches all.',
    ],
  },
  unit: {
    own: [
      'Counted in {b}.',
      'How many {b} this may take.',
      'A number of {b}.',
      'In {b}; the clock starts with the call.',
      'Given in whole {b}.',
    ],
    named: [
      '{p} is counted in {b}.',
      '{p} is a number of {b}.',
      'Give {p} in whole {b}.',
      '{p} says how many {b} to wait before giving up.',
      'The unit of {p} is {b}.',
    ],
  },
  type: {
    own: [
      'All in one text, with commas between them.',
      'Write them one after the other in a single string, separated by commas.',
      'A comma-separated text such as "first,second".',
      'One string; put a comma after each but the last.',
    ],
    named: [
      '{p} is one text with commas between the entries.',
      'Join the entries of {p} with commas into a single string.',
      'Pass {p} as a comma-separated text such as "first,second".',
      'Write {p} as one string, a comma after each entry but the last.',
    ],
  },
  format: {
    own: [
      'In Unix seconds, such as {b}.',
      'Seconds since 1970, e.g. {b}.',
      'As a Unix timestamp ({b} for instance).',
      'Send the number of seconds since the epoch: {b} is an autumn day.',
    ],
    named: [
      '{p} is a Unix timestamp such as {b}.',
      'Give {p} in seconds since 1970, e.g. {b}.',
      'Write {p} as Unix seconds ({b} for instance).',
      '{p} counts seconds since the epoch, so {b} is an autumn day.',
    ],
  },
} as const satisfies Readonly<Record<string, FaultForms>>

/** Sentences about a whole tool: what it does where an annotation denies it. */
export const EFFECT_FORMS = {
  readOnlyHint: [
    'Every {one} that comes back is marked as seen, and its {place} is told so.',
    'Those older than a year are removed for good while it runs.',
    'It also moves each {one} that it returns to the archive.',
    'Along the way it deletes every {one} that has no {place} any more.',
    'The {place} gets a message about each {one} that was read.',
    'Calling it sets all of them to {z}.',
  ],
  idempotentHint: [
    'Called twice with the same values, it makes two.',
    'Each call adds one more, also with the same values.',
    'A repeated call leaves you with a second {one}.',
    'Do not retry blindly: the second call makes another {one}.',
    'The same call again creates a further {one}.',
  ],
  destructiveHint: [
    'The {one} and all its history are erased and cannot be brought back.',
    'What it removes is gone for good.',
    'There is no way to restore a {one} afterwards.',
    'It wipes the {one} for ever, without a copy.',
    'Nobody can undo this, support included: the {one} is destroyed.',
  ],
} as const
