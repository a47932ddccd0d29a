import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import type { Fit, Placement, placementWarnings } from '../../../db/contract/placements.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { currentPlacements } from '../../ui/current-placements.ts'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { FitRows } from './FitRows.tsx'
import { PlaceFields, type PlaceValues } from './PlaceFields.tsx'
import './placements.css'

type PlacementWarning = (typeof placementWarnings)[number]

interface PlaceFormProps {
  readonly child: Child
  readonly onDone: () => void
}

/** A place in a group. Who has one already moves to another, or comes more often. */
export function PlaceForm({ child, onDone }: PlaceFormProps) {
  const { t } = useTranslation('placements')
  const [current] = currentPlacements(child.placements, todayInUtrecht())
  const [moves, setMoves] = useState(false)
  return (
    <>
      {current !== undefined && (
        <Radio.Group
          mb="md"
          label={t('place.already', {
            name: isolated(child.name),
            group: isolated(current.groupName),
            days: halfDaysInWords(current.dagdelen),
          })}
          value={moves ? 'move' : 'more'}
          onChange={(value) => {
            setMoves(value === 'move')
          }}
        >
          <Stack gap="xs" mt={6}>
            <Radio value="more" label={t('place.more')} />
            <Radio value="move" label={t('place.move')} />
          </Stack>
        </Radio.Group>
      )}
      {current !== undefined && moves ? (
        <MoveForm child={child} placement={current} onDone={onDone} />
      ) : (
        <NewPlaceForm child={child} onDone={onDone} />
      )}
    </>
  )
}

function NewPlaceForm({ child, onDone }: PlaceFormProps) {
  const { t } = useTranslation('placements')
  const [warnings, setWarnings] = useState<readonly PlacementWarning[]>([])
  const initialValues: PlaceValues = { groupId: null, startsOn: todayInUtrecht(), endsOn: null, dagdelen: [] }
  const contractForm = useContractForm({
    operation: 'placements.place',
    initialValues,
    toInput: (values) => ({ ...values, childId: child.id }),
    draftKey: `placements.place:${child.id}`,
    onSaved: (saved) => {
      notifySaved(t('place.placed', { name: isolated(child.name) }))
      if (saved.warnings.length === 0) onDone()
      else setWarnings(saved.warnings)
    },
  })
  if (warnings.length > 0) return <Warnings warnings={warnings} onDone={onDone} />
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('place.save')} onCancel={onDone}>
      <FoundPlaces
        childId={child.id}
        onChoose={({ groupId, fromOn, dagdelen }) => {
          contractForm.command.reset()
          contractForm.form.setValues({ groupId, startsOn: fromOn, dagdelen })
        }}
      />
      <PlaceFields
        form={contractForm.form}
        refusal={contractForm.refusal}
        onRetry={contractForm.command.reset}
        advisedWeeklyHours={advisedHours(child)}
      />
    </ContractFormView>
  )
}

/** For who is on the waiting list: where there is room for what the family wishes. One click fills the form in. */
function FoundPlaces({ childId, onChoose }: { readonly childId: string; readonly onChoose: (fit: Fit) => void }) {
  const { t } = useTranslation('placements')
  const waiting = useBackendQuery('placements.waitlist', { childId, page: { limit: 1 } })
  const fits = waiting.data?.rows[0]?.fits ?? []
  if (fits.length === 0) return null
  return (
    <section>
      <h3 className="kw-small-title">{t('panel.fits')}</h3>
      <FitRows
        fits={fits}
        side={(fit) => (
          <Button
            size="xs"
            variant="light"
            aria-label={t('place.chooseLabel', { group: isolated(fit.groupName) })}
            onClick={() => {
              onChoose(fit)
            }}
          >
            {t('place.choose')}
          </Button>
        )}
      />
    </section>
  )
}

function MoveForm({ child, placement, onDone }: PlaceFormProps & { readonly placement: Placement }) {
  const { t } = useTranslation('placements')
  const [warnings, setWarnings] = useState<readonly PlacementWarning[]>([])
  const initialValues: PlaceValues = { groupId: null, startsOn: todayInUtrecht(), endsOn: placement.endsOn, dagdelen: [] }
  const contractForm = useContractForm({
    operation: 'placements.move',
    initialValues,
    toInput: (values) => ({ ...values, placementId: placement.id, version: placement.version }),
    draftKey: `placements.move:${child.id}`,
    onSaved: (saved) => {
      notifySaved(t('place.moved', { name: isolated(child.name) }))
      if (saved.warnings.length === 0) onDone()
      else setWarnings(saved.warnings)
    },
  })
  if (warnings.length > 0) return <Warnings warnings={warnings} onDone={onDone} />
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('place.moveSave')} onCancel={onDone}>
      <Note>{t('place.moveHelp', { group: isolated(placement.groupName) })}</Note>
      <PlaceFields
        form={contractForm.form}
        refusal={contractForm.refusal}
        onRetry={contractForm.command.reset}
        advisedWeeklyHours={advisedHours(child)}
      />
    </ContractFormView>
  )
}

function Warnings({ warnings, onDone }: { readonly warnings: readonly PlacementWarning[]; readonly onDone: () => void }) {
  const { t } = useTranslation('placements')
  return (
    <div className="kw-form">
      <Note tone="attention" title={t('warnings.title')} announce>
        {warnings.map((warning) => (
          <div key={warning}>{t(`warnings.${warning}`)}</div>
        ))}
      </Note>
      <div>
        <Button data-autofocus onClick={onDone}>
          {t('warnings.fine')}
        </Button>
      </div>
    </div>
  )
}

function advisedHours({ advies }: Child): number | null {
  return advies?.state === 'advies' ? advies.weeklyHours : null
}
