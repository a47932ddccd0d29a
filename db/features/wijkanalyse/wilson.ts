/** 97.5th percentile of the normal distribution: two-sided 95 %. */
const z = 1.959963984540054

/** Wilson's score interval of 95 % for a share (Wilson 1927; Brown, Cai & DasGupta 2001 advise it for small n). */
export function wilsonInterval(count: number, denominator: number): { readonly low: number; readonly high: number } {
  if (!(denominator > 0) || count < 0 || count > denominator)
    throw new RangeError('A share needs 0 ≤ count ≤ denominator and a denominator above 0')
  const share = count / denominator
  const zz = z * z
  const centre = (share + zz / (2 * denominator)) / (1 + zz / denominator)
  const half = (z / (1 + zz / denominator)) * Math.sqrt((share * (1 - share)) / denominator + zz / (4 * denominator * denominator))
  // At the ends the formula is exact on paper and off by a rounding error here.
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === denominator ? 1 : Math.min(1, centre + half) }
}
