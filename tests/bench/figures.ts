/** What the design asks of a figure (experience.md "Speed to reach"). */
export interface Row {
  readonly what: string
  readonly measured: string
  readonly target: string
  /** Null where there is nothing to compare with. */
  readonly isReached: boolean | null
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Runs the work so often and answers how long each took, in milliseconds. */
export async function timed(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const durations: number[] = []
  for (let index = 0; index < times; index += 1) {
    const started = performance.now()
    await work(index)
    durations.push(performance.now() - started)
  }
  return durations
}

/** p50 and p95 beside a target for the p95, where the design has one. */
export function spread(what: string, durations: readonly number[], targetMs: number | null): Row {
  const p95 = percentile(durations, 95)
  return {
    what,
    measured: `p50 ${ms(percentile(durations, 50))}, p95 ${ms(p95)} (n = ${String(durations.length)})`,
    target: targetMs === null ? '' : `≤ ${ms(targetMs)} p95`,
    isReached: targetMs === null ? null : p95 <= targetMs,
  }
}

/** One duration beside its target. */
export function once(what: string, durationMs: number, targetMs: number): Row {
  return { what, measured: ms(durationMs), target: `≤ ${ms(targetMs)}`, isReached: durationMs <= targetMs }
}

export function print(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map((row) => row.what.length))
  const middle = Math.max(...rows.map((row) => row.measured.length))
  process.stdout.write(`\n${title}\n`)
  for (const { what, measured, target, isReached } of rows) {
    const verdict = isReached === null ? '' : isReached ? 'reached' : 'NOT reached'
    process.stdout.write(`  ${what.padEnd(width)}  ${measured.padEnd(middle)}  ${target.padEnd(16)}  ${verdict}\n`)
  }
}

function ms(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value < 10 ? value.toFixed(1) : String(Math.round(value))} ms`
}
