import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Denominator } from '../../../db/contract/wijkanalyse.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { InstantText } from '../../ui/DateText.tsx'
import { textOfError } from '../../ui/error-texts.ts'
import { parseTypedCount } from './typed-count.ts'

interface DenominatorRowProps {
  readonly row: Denominator
  /** Comes with a new number that has no source of its own. */
  readonly defaultSource: string
}

const longestSource = 120

/** One wijk: typed here, saved when the field is left. */
export function DenominatorRow({ row, defaultSource }: DenominatorRowProps) {
  const { t } = useTranslation('wijkanalyse')
  const { wijkCode, peildatum } = row
  const [count, setCount] = useState(row.adviesCount === null ? '' : String(row.adviesCount))
  const [source, setSource] = useState(row.source ?? '')
  const [problem, setProblem] = useState<{ readonly field: 'count' | 'source'; readonly text: string } | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const save = useBackendCommand('wijkanalyse.setDenominator')
  const wijk = wijken[wijkCode]

  const keep = async () => {
    const adviesCount = parseTypedCount(count)
    if (adviesCount === undefined) {
      setProblem({ field: 'count', text: t('denominators.invalid') })
      return
    }
    if (source.trim().length > longestSource) {
      setProblem({ field: 'source', text: t('denominators.tooLong') })
      return
    }
    if (adviesCount === null && source.trim() !== '' && row.adviesCount === null) {
      setProblem({ field: 'count', text: t('denominators.needsCount') })
      return
    }
    setProblem(null)
    const wantedSource = adviesCount === null ? '' : source.trim() === '' && row.adviesCount === null ? defaultSource : source.trim()
    if (adviesCount === row.adviesCount && wantedSource === (row.source ?? '')) return
    const result = await save.run({ wijkCode, peildatum, adviesCount, source: wantedSource === '' ? null : wantedSource })
    if (!result.ok) return
    setCount(adviesCount === null ? '' : String(adviesCount))
    setSource(wantedSource)
    setIsSaved(true)
  }
  const onType = () => {
    setIsSaved(false)
    setProblem(null)
    save.reset()
  }
  const refusal = save.error === null ? null : textOfError(save.error)

  return (
    <tr>
      <th scope="row">{wijk}</th>
      <td data-align="end">
        <TextInput
          name="count"
          className="kw-denominator-count"
          aria-label={t('denominators.countFor', { wijk })}
          inputMode="numeric"
          autoComplete="off"
          value={count}
          error={problem?.field === 'count' ? problem.text : refusal && `${refusal.title} ${refusal.advice}`}
          onChange={(event) => {
            setCount(event.currentTarget.value)
            onType()
          }}
          onKeyDown={moveInColumn}
          onBlur={() => void keep()}
        />
      </td>
      <td>
        <TextInput
          name="source"
          aria-label={t('denominators.sourceFor', { wijk })}
          autoComplete="off"
          dir="auto"
          value={source}
          error={problem?.field === 'source' ? problem.text : null}
          onChange={(event) => {
            setSource(event.currentTarget.value)
            onType()
          }}
          onKeyDown={moveInColumn}
          onBlur={() => void keep()}
        />
      </td>
      <td>
        <span role="status" className="kw-row-line">
          {isSaved && (
            <span className="kw-denominator-saved">
              <IconCheck size={16} stroke={2} aria-hidden /> {t('denominators.saved')}
            </span>
          )}
        </span>
        {!isSaved && (
          <span className="kw-row-line">{row.enteredAt === null ? t('denominators.empty') : <InstantText instant={row.enteredAt} />}</span>
        )}
      </td>
    </tr>
  )
}

/** Enter and arrow down go to the same column of the next wijk, arrow up to the one before; leaving a field saves it. */
function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const field = event.currentTarget
  const fields = [...(field.closest('tbody')?.querySelectorAll<HTMLInputElement>(`input[name="${field.name}"]`) ?? [])]
  const next = fields[fields.indexOf(field) + step]
  if (next === undefined) field.blur()
  else {
    next.focus()
    next.select()
  }
}
