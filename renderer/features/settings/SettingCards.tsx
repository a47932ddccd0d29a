import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { WireError } from '../../../db/contract/errors.ts'
import { settings, settingSections, type SettingName, type SettingValue } from '../../../db/contract/settings.ts'
import { Card } from '../../ui/Card.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { SettingForm } from './SettingForms.tsx'
import { SettingRow } from './SettingRow.tsx'

interface SettingCardsProps {
  readonly list: readonly SettingValue[]
  readonly mayChange: boolean
}

/** All choices, under what they are about. `?keuze=veProgrammes` opens the form of one, so that other pages can point to it. */
export function SettingCards({ list, mayChange }: SettingCardsProps) {
  const { t } = useTranslation('settings')
  const [params, setParams] = useSearchParams()
  const [errors, setErrors] = useState<Readonly<Partial<Record<SettingName, WireError | null>>>>({})
  const opened = mayChange ? list.find((one) => one.name === params.get('keuze')) : undefined
  const close = () => {
    setParams({}, { replace: true })
  }
  return (
    <>
      {settingSections.map((section) => {
        const ofSection = list.filter((one) => settings[one.name].section === section)
        if (ofSection.length === 0) return null
        return (
          <Card key={section} title={t(`sections.${section}`)} {...(section === 'use' ? { context: t('choices.context') } : {})}>
            <ul className="kw-rows" aria-label={t(`sections.${section}`)}>
              {ofSection.map((setting) => (
                <SettingRow
                  key={setting.name}
                  setting={setting}
                  mayChange={mayChange}
                  error={errors[setting.name] ?? null}
                  onError={(error) => {
                    setErrors((before) => ({ ...before, [setting.name]: error }))
                  }}
                  onOpen={(name) => {
                    setParams({ keuze: name })
                  }}
                />
              ))}
            </ul>
          </Card>
        )
      })}
      <SidePanel
        isOpen={opened !== undefined}
        onClose={close}
        title={opened === undefined ? '' : t('choices.changeLabel', { name: t(`names.${opened.name}.label`) })}
      >
        {opened !== undefined && <SettingForm setting={opened} onDone={close} />}
      </SidePanel>
    </>
  )
}
