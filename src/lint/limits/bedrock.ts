import { REFUSES, report, vendor, type Limit } from './limit.ts'

const NAME = 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html'
const SEEN = '2026-11-30'

/** Amazon Bedrock; `bedrock` is about Claude models there, `nova` about Amazon's own, which take far less. */
export const BEDROCK: readonly Limit[] = [
  {
    profiles: ['portable', 'bedrock', 'nova'],
    kind: 'name-length',
    most: 64,
    client: 'Amazon Bedrock',
    does: REFUSES,
    evidence: vendor(NAME, 'The name of a tool is 1 to 64 characters long.'),
  },
  {
    profiles: ['portable', 'bedrock', 'nova'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    client: 'Amazon Bedrock',
    does: REFUSES,
    evidence: vendor(NAME, 'The name of a tool matches [a-zA-Z0-9_-]+.'),
  },
  {
    profiles: ['bedrock'],
    kind: 'root-keyword',
    most: 0,
    words: ['anyOf', 'oneOf', 'allOf'],
    client: 'Amazon Bedrock with Claude models',
    does: REFUSES,
    evidence: report(
      'https://github.com/code-yeongyu/senpi/issues/1947',
      "September 2026: Converse hands on Anthropic's error, top-level oneOf, allOf or anyOf not supported; other models are served.",
      SEEN,
    ),
  },
  {
    profiles: ['bedrock'],
    kind: 'property-key',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_.-]{1,64}$/,
    client: 'Amazon Bedrock with Claude models',
    does: REFUSES,
    evidence: report(
      'https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/issues/709',
      "August 2026: Converse answers a ValidationException with Anthropic's pattern; keys below the top level are not looked at.",
      SEEN,
    ),
  },
  {
    profiles: ['nova'],
    kind: 'root-keyword',
    most: 0,
    words: [
      'anyOf',
      'oneOf',
      'allOf',
      'not',
      'if',
      '$ref',
      '$defs',
      'definitions',
      '$schema',
      'additionalProperties',
      'patternProperties',
    ],
    client: 'Amazon Nova',
    does: REFUSES,
    evidence: vendor(
      'https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html',
      'The top-level object takes three fields only: type, properties and required. Said of Nova 1; pydantic-ai#1623 reports the error.',
      SEEN,
    ),
  },
]
