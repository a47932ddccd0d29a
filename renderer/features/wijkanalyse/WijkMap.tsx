import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure, TableColumn, WijkTable } from '../../../db/contract/wijkanalyse.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { numberInWords } from '../../ui/numbers.ts'
import { percentOf, useFigureWords, type FigureWords } from './figure-words.ts'
import { figureOf } from './rows.ts'
import { scaleOf, shadeOf, shades, type Scale } from './tile-colour.ts'
import { neighbourOf, tileOrder, tilePlaces } from './tile-map.ts'

interface WijkMapProps {
  readonly table: WijkTable
  readonly indicator: TableColumn
  /** Null is the whole city. */
  readonly chosen: WijkCode | null
  readonly onChoose: (wijk: WijkCode | null) => void
}

/** The ten wijken as tiles: colour and number; what carries no number is hatched. One tab stop, arrow keys inside. */
export function WijkMap({ table, indicator, chosen, onChoose }: WijkMapProps) {
  const { t } = useTranslation(['wijkanalyse', 'indicators'])
  const words = useFigureWords(table)
  const place = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const figures = table.rows.map((row) => figureOf(row, indicator))
  const scale = scaleOf(figures)
  const tabStop = chosen ?? tileOrder[0]
  const city = figureOf(table.city, indicator)

  const moveTo = (wijk: WijkCode) => {
    onChoose(wijk)
    place.current?.querySelector<HTMLElement>(`[data-wijk="${wijk}"]`)?.focus()
  }

  return (
    <>
      <div
        ref={place}
        className="kw-tiles"
        role="group"
        aria-label={t('wijkanalyse:map.label', { indicator: t(`indicators:${indicator}.label`) })}
      >
        {tileOrder.map((wijk) => {
          const row = table.rows.find((one) => one.wijkCode === wijk)
          const figure = figureOf(row, indicator)
          const shade = scale && shadeOf(figure, scale)
          const { row: gridRow, column: gridColumn } = tilePlaces[wijk]
          return (
            <button
              key={wijk}
              type="button"
              className="kw-tile kw-focus"
              data-wijk={wijk}
              style={{ gridRow, gridColumn }}
              aria-pressed={wijk === chosen}
              aria-describedby={hintId}
              tabIndex={wijk === tabStop ? 0 : -1}
              {...(shade === null ? { 'data-none': figure.shown } : { 'data-shade': shade })}
              onClick={() => {
                onChoose(wijk)
              }}
              onKeyDown={(event) => {
                const next = neighbourOf(wijk, event.key)
                if (next === undefined) return
                event.preventDefault()
                moveTo(next)
              }}
            >
              <TileText name={wijken[wijk]} figure={figure} words={words} />
            </button>
          )
        })}
        <button
          type="button"
          className="kw-tile kw-tile-city kw-focus"
          style={{ gridRow: 3, gridColumn: '1 / span 2' }}
          aria-pressed={chosen === null}
          onClick={() => {
            onChoose(null)
          }}
        >
          <TileText name={t('wijkanalyse:map.city')} figure={city} words={words} />
        </button>
      </div>
      <p id={hintId} hidden>
        {t('wijkanalyse:map.hint')}
      </p>
      {scale !== null && <Legend scale={scale} />}
    </>
  )
}

interface TileTextProps {
  readonly name: string
  readonly figure: Figure
  readonly words: FigureWords
}

/** The name first, as it is read out; the number stands above it and its n is for who does not see the card beside the map. */
function TileText({ name, figure, words: { short, of } }: TileTextProps) {
  const n = of(figure)
  return (
    <>
      <span>{name}</span>
      <strong>{short(figure)}</strong>
      {n !== null && <span className="kw-visually-hidden">{n}</span>}
    </>
  )
}

function Legend({ scale: { measure, low, high } }: { readonly scale: Scale }) {
  const { t } = useTranslation('wijkanalyse')
  const inWords = (value: number) => (measure === 'share' ? t('figure.percent', { percent: percentOf(value) }) : numberInWords(value))
  return (
    <p className="kw-tile-legend">
      <span>
        <i className="kw-swatch" data-shade={0} aria-hidden />
        {t('map.lowest', { figure: inWords(low) })}
      </span>
      <span>
        <i className="kw-swatch" data-shade={shades - 1} aria-hidden />
        {t('map.highest', { figure: inWords(high) })}
      </span>
      <span>
        <i className="kw-swatch kw-hatched" aria-hidden />
        {t('map.hatched')}
      </span>
    </p>
  )
}
