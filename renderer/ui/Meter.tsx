import './meter.css'

interface MeterProps {
  readonly value: number
  readonly maximum: number
  /** More than there may be: brown-orange; the words beside it say the same. */
  readonly attention?: boolean
}

/** A thin bar beside a number that says the same in words; screen readers skip it. */
export function Meter({ value, maximum, attention = false }: MeterProps) {
  const share = maximum <= 0 ? 0 : Math.min(1, value / maximum)
  return (
    <span className="kw-meter" aria-hidden {...(attention ? { 'data-attention': true } : {})}>
      <span style={{ width: `${String(Math.round(share * 100))}%` }} />
    </span>
  )
}
