import { vendor, type Limit } from './limit.ts'

export const BEDROCK: readonly Limit[] = [
  {
    profiles: ['portable', 'bedrock'],
    kind: 'name-length',
    most: 64,
    then: 'Amazon Bedrock rejects the request',
    evidence: vendor(
      'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html',
      'The name of a tool is 1 to 64 characters long.',
    ),
  },
  {
    profiles: ['portable', 'bedrock'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    then: 'Amazon Bedrock rejects the request',
    evidence: vendor(
      'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html',
      'The name of a tool matches [a-zA-Z0-9_-]+.',
    ),
  },
]
