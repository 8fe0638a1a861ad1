/**
 * 16 hexadecimal digits for a text, the same on every machine. Tells findings apart, keeps no secret: two 32-bit lanes of
 * multiply and rotate with MurmurHash3's finisher (Appleby, public domain), because loading and calling SHA-256 costs a small lint more than its rules.
 */
export function fingerprint(text: string): string {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(((a ^ code) << 13) | ((a ^ code) >>> 19), 0x01000193)
    b = Math.imul(((b ^ code) << 7) | ((b ^ code) >>> 25), 0x27d4eb2f) + 0x165667b1
  }
  return hex(finished(a ^ text.length)) + hex(finished(b + a))
}

function finished(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
