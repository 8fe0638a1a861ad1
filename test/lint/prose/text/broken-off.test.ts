import { describe, expect, test } from 'vitest'
import { toolFrom } from '../../../../src/core/tool.ts'
import { brokenOff } from '../../../../src/lint/prose/text/broken-off.ts'

const FRONT = 'Weigh one letter on the scale of the front office and print its stamp'
const setOf = (description: string) => ({
  tools: [
    toolFrom({ name: 'weigh', description }, 0, undefined),
    toolFrom({ name: 'list_postcards', description: 'List the postcards that wait for a surcharge.' }, 1, undefined),
  ],
})
const brokenIn = (text: string): string | undefined => {
  const span = brokenOff(text, setOf(text))
  return span && text.slice(span.start, span.end)
}

describe('brokenOff', () => {
  test.each([
    [`${FRONT}. Works for surch`, 'surch'],
    [`${FRONT}. It knows the surchar`, 'surchar'],
    [`${FRONT}. Returns the descripti`, 'descripti'],
    [`${FRONT}, the`, 'the'],
    [`${FRONT}. It knows letters, parcels,`, 'parcels,'],
    [`${FRONT}. It knows the usual sizes (A4, A5`, 'A5'],
    [`${FRONT}. Use it for:\n- letters\n- postca`, 'postca'],
    [`${FRONT}. Sizes are ISO ones, e.g.`, 'e.g.'],
  ])('%j breaks off at %j', (text, at) => {
    expect(brokenIn(text)).toBe(at)
  })

  test.each([
    `${FRONT}.`,
    FRONT,
    `${FRONT}. Use it for:\n- letters\n- postcards`,
    `${FRONT} in the format that the printer is set to`,
    `${FRONT}. Needs the key that you log in with`,
    `${FRONT} (A4 only)`,
    `${FRONT}. The price is price = weight × k`,
    `${FRONT}. Reads the scale over net`,
    'Weigh lett',
    '称一封信并打印邮票，适用于所有尺寸的信件和包裹，返回价格和重量以及收件人的完整地址信息和邮政编码以及电话号码和电子邮件地址',
  ])('%j does not', (text) => {
    expect(brokenIn(text)).toBeUndefined()
  })
})
