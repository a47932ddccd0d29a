import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from './Note.tsx'
import type { Meanwhile } from './useMeanwhile.ts'
import './meanwhile-note.css'

/** What somebody else saved while this form was open: both versions beside each other, to choose from. */
export function MeanwhileNote({ meanwhile: { change, choose, isUndecided, isAskedFirst } }: { readonly meanwhile: Meanwhile }) {
  const { t } = useTranslation('common')
  if (change === null) return null
  const { clashes, taken } = change
  return (
    <Note tone="attention" title={t('conflict.title')} announce>
      {taken.length > 0 && <p>{t('conflict.taken', { fields: conjunction.format(taken) })}</p>}
      {clashes.length > 0 && <p>{t(isUndecided ? 'conflict.choose' : 'conflict.chosen')}</p>}
      {clashes.map(({ field, label, mine, theirs, canKeepBoth, choice }) => (
        <Radio.Group
          key={field}
          className="kw-clash"
          label={label}
          {...(isAskedFirst && choice === null ? { error: t('conflict.first') } : {})}
          value={choice}
          onChange={(value) => {
            choose(field, value)
          }}
        >
          <div className="kw-clash-versions">
            <Radio value="theirs" label={<Version title={t('conflict.theirs')} words={theirs} />} />
            <Radio value="mine" label={<Version title={t('conflict.mine')} words={mine} />} />
            {canKeepBoth && <Radio value="both" label={<Version title={t('conflict.both')} />} />}
          </div>
        </Radio.Group>
      ))}
    </Note>
  )
}

function Version({ title, words }: { readonly title: string; readonly words?: string }) {
  return (
    <span className="kw-clash-version">
      <span>{title}</span>
      {words !== undefined && <bdi>{words}</bdi>}
    </span>
  )
}

const conjunction = new Intl.ListFormat('nl-NL', { type: 'conjunction' })
