import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Observation } from '../../../db/contract/observations.ts'
import { instantInWords } from '../../ui/date-words.ts'
import { Note } from '../../ui/Note.tsx'

interface ReviewNoteProps {
  readonly observation: Observation
  readonly action?: ReactNode
}

/** Where it stands with the second pair of eyes; why it came back stands in the colleague's own words. */
export function ReviewNote({ observation, action }: ReviewNoteProps) {
  const { t } = useTranslation('observations')
  const { state, byName, at, remark, mayReview } = observation.review
  const withAction = action === undefined ? {} : { action }
  if (state === 'waiting') {
    return <Note title={t(mayReview ? 'review.waitsForYou' : 'review.waits')} {...withAction} />
  }
  if (state === 'sent_back') {
    return (
      <Note
        tone="attention"
        title={t('review.cameBack', { name: byName ?? '', when: at === null ? '' : instantInWords(at) })}
        {...withAction}
      >
        <p className="kw-words" dir="auto">
          {remark}
        </p>
      </Note>
    )
  }
  return null
}
