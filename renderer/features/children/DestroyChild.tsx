import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import './children.css'

const counted = ['observations', 'contacts', 'placements', 'advies', 'support', 'handovers', 'siblings'] as const

/** Real deletion: names what disappears and asks to type the name, because nothing brings it back. */
export function DestroyChild({ child, onCancel }: { readonly child: Child; readonly onCancel: () => void }) {
  const { t } = useTranslation(['children', 'common'])
  const navigate = useNavigate()
  const preview = useBackendQuery('children.destroyPreview', { id: child.id })
  const destroy = useBackendCommand('children.destroy')
  const [typed, setTyped] = useState('')
  const [isMismatch, setIsMismatch] = useState(false)

  const run = async () => {
    if (!isSameName(typed, child.name)) {
      setIsMismatch(true)
      return
    }
    const result = await destroy.run({ id: child.id, version: child.version })
    if (!result.ok) return
    notifySaved(t('children:destroy.done', { name: isolated(child.name) }))
    void navigate('/kinderen', { replace: true })
  }
  return (
    <form
      className="kw-form"
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <Loaded query={preview}>
        {(counts) => {
          const present = counted.filter((name) => counts[name] > 0)
          return (
            <Note tone="attention" {...(present.length === 0 ? {} : { title: t('children:destroy.consequence') })}>
              {present.length === 0 ? (
                t('children:destroy.nothing')
              ) : (
                <ul className="kw-destroy-list">
                  {present.map((name) => (
                    <li key={name}>{t(`children:destroy.${name}`, { count: counts[name] })}</li>
                  ))}
                </ul>
              )}
              {counts.observations > 0 && <div>{t('children:destroy.shared')}</div>}
            </Note>
          )
        }}
      </Loaded>
      {child.leftOn === null && <p>{t('children:destroy.instead')}</p>}
      <TextInput
        label={t('children:destroy.typeName', { name: isolated(child.name) })}
        value={typed}
        error={isMismatch ? t('children:destroy.mismatch') : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setIsMismatch(false)
        }}
        autoComplete="off"
        dir="auto"
      />
      <ErrorNote error={destroy.error} />
      <Group>
        <Button variant="default" data-autofocus onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button
          type="submit"
          color="saffraan"
          variant="light"
          className="kw-destroy"
          loading={destroy.isRunning}
          disabled={preview.data === undefined}
        >
          {t('children:destroy.save')}
        </Button>
      </Group>
    </form>
  )
}

/** Case and spaces do not matter, and neither do the invisible marks that come along when a name is copied. */
function isSameName(typed: string, name: string): boolean {
  const plain = (words: string) =>
    words
      .normalize()
      .replace(/[\u2066-\u2069\u200e\u200f]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
      .toLocaleLowerCase('nl')
  return plain(typed) === plain(name)
}
