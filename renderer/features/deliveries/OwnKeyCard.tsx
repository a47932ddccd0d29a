import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { SixWords } from '../../ui/SixWords.tsx'

/** The key to which locations encrypt: a card to hand out, and six words to read out. */
export function OwnKeyCard() {
  const { t } = useTranslation('deliveries')
  const own = useBackendQuery('deliveries.ownWords', {})
  const save = useBackendCommand('deliveries.saveKeyCard')
  const saveCard = async () => {
    const result = await save.run({})
    if (result.ok) notifySaved(t('own.saved', { fileName: isolated(result.value.fileName) }))
  }
  return (
    <Card
      title={t('own.title')}
      context={t('own.context')}
      badge={
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.7} aria-hidden />}
          disabled={save.isRunning}
          onClick={() => void saveCard()}
        >
          {t('own.save')}
        </Button>
      }
    >
      <ErrorNote error={save.error} />
      <Loaded query={own}>
        {({ words, madeOn }) => (
          <>
            <SixWords words={words} label={t('own.words')} />
            <p className="kw-row-line kw-own-made">{t('own.madeOn', { date: dateInWords(madeOn) })}</p>
          </>
        )}
      </Loaded>
    </Card>
  )
}
