import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Note } from '../../ui/Note.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

interface SimilarChildrenProps {
  readonly firstName: string
  readonly lastName: string
  readonly bornOn: string | null
  /** The child whose own form it is. */
  readonly exceptId: string | undefined
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** While a name is typed: who is there already and looks like it. It tells, and never stops anybody. */
export function SimilarChildren({ firstName, lastName, bornOn, exceptId }: SimilarChildrenProps) {
  const { t } = useTranslation('children')
  const [typed] = useDebouncedValue(
    {
      firstName: firstName.trim().slice(0, 60),
      lastName: lastName.trim().slice(0, 80),
      bornOn: bornOn !== null && isoDate.test(bornOn) ? bornOn : null,
      ...(exceptId === undefined ? {} : { exceptId }),
    },
    150,
  )
  const isEnough = typed.firstName.length >= 2 && (typed.bornOn !== null || typed.lastName.length >= 2)
  const similar = useBackendQuery('children.similar', typed, { enabled: isEnough, keepPrevious: true })
  const children = isEnough ? (similar.data ?? []) : []
  return (
    // The region stands there before it says something, so that a screen reader hears it.
    <div role="status" className="kw-similar">
      {children.length > 0 && (
        <Note tone="attention" title={t('similar.title')}>
          <Rows label={t('similar.title')}>
            {children.map((child) => (
              <Row
                key={child.id}
                lead={<Initials name={child.name} size={28} />}
                title={
                  <>
                    <bdi>{child.name}</bdi> <span className="kw-similar-how">{t(`similar.${child.likeness}`)}</span>
                  </>
                }
                line={t('similar.line', {
                  date: dateInWords(child.bornOn),
                  where: child.groupName === null ? t(`statuses.${child.status}`) : isolated(child.groupName),
                })}
                side={
                  <Link className="kw-link" to={`/kinderen/${child.id}`}>
                    {t('similar.open', { name: isolated(child.name) })}
                  </Link>
                }
              />
            ))}
          </Rows>
          {t('similar.help')}
        </Note>
      )}
    </div>
  )
}
