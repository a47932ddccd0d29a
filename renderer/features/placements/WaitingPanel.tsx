import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Fit, WaitingChild } from '../../../db/contract/placements.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ChildField, type ChildChoice } from '../../ui/ChildField.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AnswerCard } from './AnswerCard.tsx'
import { FitRows } from './FitRows.tsx'
import { OfferForm } from './OfferForm.tsx'
import { OfferHistory } from './OfferHistory.tsx'
import { wishInWords } from './waiting-words.ts'
import { WishForm } from './WishForm.tsx'

/** One child on the waiting list: the wish, where there is a place, the offer that lies there, and what was offered before. */
export function WaitingPanel({ childId, onClose }: { readonly childId: string | null; readonly onClose: () => void }) {
  return childId === null ? null : <OpenPanel key={childId} childId={childId} onClose={onClose} />
}

function OpenPanel({ childId, onClose }: { readonly childId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('placements')
  const found = useBackendQuery('placements.waitlist', { childId, page: { limit: 1 } })
  const child = found.data?.rows[0]
  return (
    <SidePanel isOpen onClose={onClose} size={680} title={child === undefined ? t('waitlist.title') : <bdi>{child.name}</bdi>}>
      <Loaded query={found}>
        {({ rows: [waiting] }) =>
          waiting === undefined ? <NotWaiting childId={childId} /> : <Waiting child={waiting} onClose={onClose} />
        }
      </Loaded>
    </SidePanel>
  )
}

type Showing = { readonly form: 'none' } | { readonly form: 'wish' } | { readonly form: 'offer'; readonly fit: Fit | null }

function Waiting({ child, onClose }: { readonly child: WaitingChild; readonly onClose: () => void }) {
  const { t } = useTranslation('placements')
  const { may } = useSession()
  const [showing, setShowing] = useState<Showing>({ form: 'none' })
  const done = () => {
    setShowing({ form: 'none' })
  }
  if (showing.form === 'wish') return <WishForm child={child} onDone={done} />
  if (showing.form === 'offer') return <OfferForm child={child} fit={showing.fit} onDone={done} />
  const isManager = may('locatiemanager')
  return (
    <div className="kw-waiting">
      <p className="kw-waiting-line">
        {t('panel.line', { rank: child.rank, count: child.daysWaiting, date: dateInWords(child.waitlistedOn) })}{' '}
        <Link className="kw-link" to={`/kinderen/${child.childId}`}>
          {t('panel.toChild', { name: isolated(child.name) })}
        </Link>
      </p>
      {child.offer === null ? (
        <Fits
          child={child}
          {...(isManager
            ? {
                onOffer: (fit: Fit | null) => {
                  setShowing({ form: 'offer', fit })
                },
              }
            : {})}
        />
      ) : (
        <AnswerCard
          offer={child.offer}
          mayAnswer={isManager}
          onAccepted={onClose}
          onOffer={() => {
            setShowing({ form: 'offer', fit: child.fits[0] ?? null })
          }}
        />
      )}
      <section>
        <h3 className="kw-small-title">{t('panel.wish')}</h3>
        <Rows label={t('panel.wish')}>
          <Row
            title={wishInWords(child.wish)}
            side={
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setShowing({ form: 'wish' })
                }}
              >
                {t('panel.changeWish')}
              </Button>
            }
          />
        </Rows>
      </section>
      <OfferHistory childId={child.childId} />
      <Delist child={child} onDone={onClose} />
    </div>
  )
}

/** Where there is a place, the earliest first; the first one has the primary button. */
function Fits({ child, onOffer }: { readonly child: WaitingChild; readonly onOffer?: (fit: Fit | null) => void }) {
  const { t } = useTranslation('placements')
  return (
    <section>
      <h3 className="kw-small-title">{t('panel.fits')}</h3>
      {child.fits.length === 0 ? (
        <Note>{t('panel.noFits')}</Note>
      ) : (
        <FitRows
          fits={child.fits}
          {...(onOffer === undefined
            ? {}
            : {
                side: (fit: Fit, index: number) => (
                  <Button
                    size="xs"
                    variant={index === 0 ? 'filled' : 'default'}
                    {...(index === 0 ? { 'data-autofocus': true } : {})}
                    aria-label={t('panel.offerLabel', { group: isolated(fit.groupName) })}
                    onClick={() => {
                      onOffer(fit)
                    }}
                  >
                    {t('panel.offer')}
                  </Button>
                ),
              })}
        />
      )}
      {onOffer !== undefined && (
        <Button
          mt="xs"
          variant="subtle"
          onClick={() => {
            onOffer(null)
          }}
        >
          {t('panel.offerOther')}
        </Button>
      )}
    </section>
  )
}

function Delist({ child, onDone }: { readonly child: WaitingChild; readonly onDone: () => void }) {
  const { t } = useTranslation('placements')
  const delist = useBackendCommand('placements.delist')
  const run = async () => {
    const result = await delist.run({ childId: child.childId, version: child.version })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('panel.delisted', { name: isolated(child.name) }))
    onDone()
  }
  return (
    <div>
      <ConfirmButton
        confirmation={{
          title: t('panel.delistTitle', { name: isolated(child.name) }),
          consequence: t('panel.delistText'),
          confirm: t('panel.delist'),
        }}
        onConfirm={() => void run()}
      >
        {t('panel.delist')}
      </ConfirmButton>
    </div>
  )
}

/** A link from elsewhere can point at a child that does not wait: then here is how to begin, and what was offered before. */
function NotWaiting({ childId }: { readonly childId: string }) {
  const { t } = useTranslation('placements')
  const child = useBackendQuery('children.read', { id: childId })
  const [isWriting, setIsWriting] = useState(false)
  return (
    <Loaded query={child}>
      {(read) =>
        isWriting ? (
          <WishForm
            child={{ childId, version: read.version, waitlistedOn: null, wish: null, bornOn: read.bornOn }}
            onDone={() => {
              setIsWriting(false)
            }}
          />
        ) : (
          <div className="kw-waiting">
            <Note
              title={t('panel.notWaiting', { name: isolated(read.name) })}
              action={
                <Button
                  size="xs"
                  data-autofocus
                  onClick={() => {
                    setIsWriting(true)
                  }}
                >
                  {t('waitlist.enlist')}
                </Button>
              }
            >
              {t('panel.notWaitingText')}
            </Note>
            <OfferHistory childId={childId} />
          </div>
        )
      }
    </Loaded>
  )
}

/** First who, then the wish. */
export function EnlistPanel({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('placements')
  return (
    <SidePanel isOpen={isOpen} onClose={onClose} title={t('waitlist.enlist')} size={680}>
      <Enlist onClose={onClose} />
    </SidePanel>
  )
}

function Enlist({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('placements')
  const [choice, setChoice] = useState<ChildChoice | null>(null)
  const child = useBackendQuery('children.read', { id: choice?.id ?? '' }, { enabled: choice !== null })
  return (
    <div className="kw-form">
      <ChildField label={t('wish.child')} required data-autofocus value={choice} onChange={setChoice} />
      {choice !== null && child.data?.id === choice.id && (
        <WishForm
          key={choice.id}
          child={{
            childId: choice.id,
            version: child.data.version,
            waitlistedOn: child.data.waitlistedOn,
            wish: null,
            bornOn: child.data.bornOn,
          }}
          onDone={onClose}
        />
      )}
    </div>
  )
}
