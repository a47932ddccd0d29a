import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { isolated } from '../../ui/isolated.ts'
import { Note } from '../../ui/Note.tsx'
import { numberInWords } from '../../ui/numbers.ts'

export type MadeExport = Output<AppContract['exports.create']> & { readonly recipientName: string }

/** What was made and what to do with it; takes the focus, so that nobody has to look for it. */
export function ExportResult({ made }: { readonly made: MadeExport }) {
  const { t } = useTranslation('exports')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'center' })
  }, [made])
  const { fileName, sequence, cells, bytes, recipientName } = made
  return (
    <div ref={place} tabIndex={-1} role="status">
      <Note title={t('result.title', { sequence })}>
        <p className="kw-export-line">
          {t('result.file', { fileName: isolated(fileName), cells, size: numberInWords(Math.ceil(bytes / 1024)) })}
        </p>
        <p className="kw-export-line">{t('result.next', { name: isolated(recipientName) })}</p>
        <p className="kw-export-line kw-dimmed">{t('result.keep')}</p>
      </Note>
    </div>
  )
}
