import { expect, test } from 'vitest'
import { isOpenList, mayBeOpenList } from '../../../../src/lint/prose/parameters/open-list.ts'

test.each([
  'Kind of error. Valid values: "timeout", "network", and more.',
  'Kind (a, b, etc.)',
  'Kind (a|b|...)',
  'One of "a", "b", among others.',
  'Status (draft, active). See the API for the full list.',
  'Allowed values: draft, active. This list is not complete.',
  'Values: "a", "b". Not exhaustive.',
  'Values: "a", "b". Other values are passed through.',
  'Values: "a", "b". New values may appear.',
  'Values: "a", "b". Call list_kinds for all values.',
  'One of "a" or "b", or any string that the server knows.',
  'Values: "a", "b". Others are looked up.',
])('%j says that its list is not all', (text) => {
  expect(isOpenList(text)).toBe(true)
  expect(mayBeOpenList(text, text.search(/["(]/))).toBe(true)
})

test.each([
  'Possible values include "a" and "b".',
  'Common values: "a", "b", "c".',
  'Mode (low, medium, high, or custom)',
  'One of "a" or "b" at the moment.',
  'For images one of "png" or "jpg".',
  'If kind is "x", one of "a" or "b".',
  'Status: one of "draft", "active"; depends on the plan.',
  'Mode, one of "a" or "b", e.g. "a".',
])('the list of %j may be open, or holds in one case', (text) => {
  expect(isOpenList(text)).toBe(false)
  expect(mayBeOpenList(text, text.search(/["(]/))).toBe(true)
})

test.each([
  'Order of the passages (asc|desc).',
  'Must be one of "north" or "south".',
  'Type of the load balancer (REGIONAL, GLOBAL)',
  'Cloud provider (AWS, AZURE). Only for networking: returns account details for the specified provider.',
  'Sort order of the whole list (asc|desc)',
  'Unit of the other field: "day" or "week"',
])('the list of %j is all', (text) => {
  expect(isOpenList(text)).toBe(false)
})
