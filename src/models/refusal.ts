/*
 * Refusals that no waiting fixes, as the providers word them. A limit a minute or a day is none of them: Gemini says "check your
 * plan and billing details" of those too, and then tells when to come back.
 */

/** Codes and types of errors that mean that there is no money: OpenAI, Anthropic, Moonshot, Alibaba, One API. */
const MONEY_CODES: ReadonlySet<string> = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'organization_usage_limit_exceeded',
  'organization_spend_limit_exceeded',
  'project_spend_limit_exceeded',
  'billing_error',
  'exceeded_current_quota_error',
  'arrearage',
  'insufficient_user_quota',
  'insufficient_balance',
  'insufficient_credits',
  'payment_required',
])

const MONEY_WORDS = [
  // Anthropic, with status 400
  /\bcredit balance is too low\b/i,
  /\breached your specified (?:api |workspace api )?usage limits?\b/i,
  // OpenAI
  /\bbilling hard limit\b/i,
  /\baccount is not active, please check your billing\b/i,
  // OpenRouter, DeepSeek, xAI, Together and others
  /\binsufficient (?:\w+ )?(?:balance|credits?|funds)\b/i,
  /\brequires? more credits\b/i,
  /\b(?:out of|no(?:t enough)?|used all (?:available|your)) credits\b/i,
  /\bcredits? (?:limit )?(?:is|are|has been|have been) (?:exhausted|depleted|used up|insufficient)\b/i,
  /\bmonthly spending limit\b/i,
  // Groq
  /\bspend(?:ing)? (?:limit|cap)\b/i,
  /\bpayment required\b/i,
  // Gemini
  /\bprepay(?:ment)? credits\b/i,
  /\bbilling (?:account|details?)?\b.*\b(?:disabled|not enabled|not active|closed)\b/i,
  /\bexceeded (?:your )?(?:current|monthly) spend/i,
]

const KEY_CODES: ReadonlySet<string> = new Set([
  'invalid_api_key',
  'account_deactivated',
  'authentication_error',
  'api_key_invalid',
])
/** Gemini refuses a wrong key with status 400. */
const KEY_WORDS =
  /\bapi[ _-]?key (?:not valid|expired|not found|is invalid|is disabled)\b|\b(?:invalid|incorrect) api[ _-]?key\b/i

const PARAMETER_CODES: ReadonlySet<string> = new Set(['unsupported_parameter', 'unsupported_value', 'unknown_parameter'])

export interface Refused {
  readonly status: number | undefined
  /** `code`, `type`, `status` and `reason` of the error, in lower case. */
  readonly codes: readonly string[]
  readonly says: string
}

/** What an error is about that asking again cannot fix; undefined for all others. */
export function mendlessOf({ status, codes, says }: Refused): 'money' | 'key' | 'parameter' | undefined {
  if (status === 402 || codes.some((code) => MONEY_CODES.has(code)) || MONEY_WORDS.some((words) => words.test(says)))
    return 'money'
  // OpenRouter: this one question was flagged, and the key is fine
  if (status === 403 && /\bmoderation\b|\bflagged\b/i.test(says)) return undefined
  if (status === 401 || status === 403 || codes.some((code) => KEY_CODES.has(code)) || KEY_WORDS.test(says)) return 'key'
  return status === 400 && codes.some((code) => PARAMETER_CODES.has(code)) ? 'parameter' : undefined
}
