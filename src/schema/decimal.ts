/** A number as it is written: `digits × 10^power`. JSON's numbers are decimals, whatever the machine makes of them. */
interface Decimal {
  readonly digits: bigint
  readonly power: number
}

/** True where a number is a whole multiple of another, as decimals: 0.3 of 0.1, too. False for a step of 0. */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(step) || step === 0) return false
  const [a, b] = [decimal(value), decimal(step)]
  const power = Math.min(a.power, b.power)
  return scaled(a, power) % scaled(b, power) === 0n
}

function decimal(value: number): Decimal {
  // the shortest text that means this number, which is nearly always the one that was written
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), power: Number(exponent) - fraction.length }
}

function scaled({ digits, power }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(power - to)
}
