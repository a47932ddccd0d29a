import { Modal, Switch } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './KeyHint.tsx'
import { Row, Rows } from './Row.tsx'
import { ShorthandHelp } from './ShorthandHelp.tsx'
import { keysInWords, useActiveShortcuts } from './shortcuts.ts'

interface ShortcutsHelpProps {
  /** Where there are children to write about, the grammar of the line belongs to what the keyboard can do. */
  readonly withGrammar: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** All shortcuts, under `?` and F1. The one that is a single character can be switched off (WCAG 2.1.4). */
export function ShortcutsHelp({ withGrammar, isOpen, onOpen, onClose }: ShortcutsHelpProps) {
  const { t } = useTranslation(['common', 'frame', 'shorthand'])
  const [hasQuestionMark, setHasQuestionMark] = useState(true)
  const shortcuts = useActiveShortcuts()
  useHotkeys(hasQuestionMark ? [['shift+?', onOpen]] : [])
  useHotkeys([['F1', onOpen]], [])
  const fixed = [
    { keys: 'mod+K', label: t('frame:shortcuts.search') },
    { keys: 'F1', label: t('shortcuts.help') },
    { keys: 'mod+Enter', label: t('shortcuts.save') },
    { keys: 'Escape', label: t('shortcuts.escape') },
  ]
  const all = [...shortcuts, ...fixed].filter((one, index, list) => list.findIndex((other) => other.keys === one.keys) === index)
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Rows label={t('shortcuts.title')}>
        {all.map((shortcut) => (
          <Row
            key={shortcut.keys}
            title={shortcut.label}
            side={
              <>
                <KeyHint keys={keysInWords(shortcut.keys)} />
                <span className="kw-visually-hidden">{keysInWords(shortcut.keys)}</span>
              </>
            }
          />
        ))}
      </Rows>
      {withGrammar && (
        <>
          <h3 className="kw-grammar-title" style={{ marginTop: 24 }}>
            {t('shorthand:help.title')}
          </h3>
          <ShorthandHelp />
        </>
      )}
      <Switch
        mt="md"
        label={t('shortcuts.questionMark')}
        checked={hasQuestionMark}
        onChange={(event) => {
          setHasQuestionMark(event.currentTarget.checked)
        }}
      />
    </Modal>
  )
}
