import { Button } from '@mantine/core'
import { IconArrowBackUp, IconChecks, IconEraser } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { presenceStates } from '../../../db/contract/presence.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import type { Filling } from './useFilling.ts'

/** The letters, for who learns them and for who prefers the mouse: a button fills in the cell that was chosen. */
export function PresenceTools({ filling }: { readonly filling: Filling }) {
  const { t } = useTranslation('presence')
  return (
    <div className="kw-presence-tools" role="toolbar" aria-label={t('keys.title')} onMouseDown={keepFocus}>
      {presenceStates.map((state) => (
        <button
          key={state}
          type="button"
          className="kw-presence-tool kw-focus"
          onClick={() => {
            filling.fill(state)
          }}
        >
          <span className="kw-presence-letter" data-state={state} aria-hidden>
            {t(`states.${state}.key`)}
          </span>
          {t(`states.${state}.label`)}
        </button>
      ))}
      <button
        type="button"
        className="kw-presence-tool kw-focus"
        onClick={() => {
          filling.fill(null)
        }}
      >
        <IconEraser size={16} stroke={1.7} aria-hidden />
        {t('keys.clear')}
        <KeyHint keys={t('keys.clearKey')} />
      </button>
      <button type="button" className="kw-presence-tool kw-focus" onClick={filling.undo}>
        <IconArrowBackUp size={16} stroke={1.7} aria-hidden />
        {t('keys.undo')}
        <KeyHint keys={t('keys.undoKey')} />
      </button>
      <Button size="xs" leftSection={<IconChecks size={16} stroke={1.7} aria-hidden />} onClick={filling.fillAll}>
        {t('keys.all')}&nbsp;
        <KeyHint keys={t('keys.allKey')} />
      </Button>
    </div>
  )
}

/** A press on a tool leaves the focus in the cell that it fills in. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}
