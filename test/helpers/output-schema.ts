import { Ajv2020 } from 'ajv/dist/2020.js'

/** What is wrong with a value under a JSON Schema; nothing where it is right. */
export function ajvFor(schema: unknown, value: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return ['there is no schema']
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  ajv.validate(schema, value)
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`)
}
