import { REFUSES, report, type Limit } from './limit.ts'

/** Kimi models on Moonshot's API, which checks every tool for a dialect of its own. */
export const KIMI: readonly Limit[] = [
  {
    profiles: ['kimi'],
    kind: 'ref-target',
    most: Infinity,
    pattern: /^#\/\$defs\//,
    client: "Moonshot's API for Kimi",
    does: REFUSES,
    evidence: report(
      'https://github.com/NousResearch/hermes-agent/pull/14802',
      'April 2026: references must start with #/$defs/; those into definitions are refused too. Seen again in June (veryfront-code#2700).',
      '2026-11-30',
    ),
  },
]
