import { Buffer, isUtf8 } from 'node:buffer'
import { UserError } from '../core/user-error.ts'

/** The text of a file's bytes: UTF-8, or UTF-16 that says so by its byte order mark. @throws UserError naming what else it is */
export function decoded(bytes: Buffer, uri: string): string {
  const packed = PACKED.find(({ magic }) => beginsWith(bytes, magic))
  if (packed !== undefined) throw new UserError(`${uri} is ${packed.kind}, not text.`, { hint: packed.hint })
  if (!beginsWith(bytes, UTF_32)) {
    if (beginsWith(bytes, [0xff, 0xfe])) return decodedUtf16(bytes, 'utf-16le', uri)
    if (beginsWith(bytes, [0xfe, 0xff])) return decodedUtf16(bytes, 'utf-16be', uri)
  }
  if (bytes.subarray(0, 64).includes(0)) throw withZeros(bytes, uri)
  if (!isUtf8(bytes)) {
    throw new UserError(`${uri} is not valid UTF-8.`, {
      hint: 'Convert it from its encoding, for example: iconv -f WINDOWS-1252 -t UTF-8.',
    })
  }
  return bytes.toString('utf8')
}

const UTF_32 = [0xff, 0xfe, 0, 0]

const PACKED = [
  { magic: [0x1f, 0x8b], kind: 'compressed with gzip', hint: 'Unpack it first: gunzip -c FILE | rightcall lint -' },
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    kind: 'a ZIP archive',
    hint: 'For an MCP bundle, lint the manifest: unzip -p FILE manifest.json | rightcall lint -',
  },
]

function beginsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return bytes.subarray(0, magic.length).equals(Buffer.from(magic))
}

/** As PowerShell writes it. */
function decodedUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be', uri: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UserError(`${uri} begins like UTF-16 but is not valid UTF-16.`, { hint: 'Save it again, as UTF-8.', cause })
  }
}

function withZeros(bytes: Buffer, uri: string): UserError {
  if (beginsWith(bytes, UTF_32) || beginsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return new UserError(`${uri} is UTF-32.`, { hint: 'Convert it: iconv -f UTF-32 -t UTF-8.' })
  }
  const [first, second] = bytes
  if (bytes.length % 2 === 0 && (first === 0) !== (second === 0)) {
    return new UserError(`${uri} is UTF-16 without a byte order mark, or binary.`, {
      hint: `Convert it: iconv -f ${first === 0 ? 'UTF-16BE' : 'UTF-16LE'} -t UTF-8 (in PowerShell, write it with -Encoding utf8).`,
    })
  }
  return new UserError(`${uri} is binary, not text.`, { hint: 'Name a JSON or YAML file.' })
}
