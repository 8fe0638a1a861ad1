declare module 'jstat' {
  interface Distribution<Parameters extends readonly number[]> {
    cdf(x: number, ...parameters: Parameters): number
    inv(p: number, ...parameters: Parameters): number
  }
  const jstat: {
    readonly gamma: Distribution<[shape: number, scale: number]>
    readonly normal: Distribution<[mean: number, deviation: number]>
    readonly studentt: Distribution<[degreesOfFreedom: number]>
  }
  export default jstat
}
