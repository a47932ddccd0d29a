import { MultiSelect, type MultiSelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { dateInWords } from './date-words.ts'
import './option-line.css'

/** A child in a form: the id for the operation, the name for the eye (and for a draft that comes back). */
export interface ChosenChild {
  readonly id: string
  readonly name: string
}

interface ChildrenFieldProps extends Omit<
  MultiSelectProps,
  | 'data'
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'searchable'
  | 'searchValue'
  | 'onSearchChange'
  | 'filter'
  | 'renderOption'
  | 'renderPill'
> {
  readonly value: readonly ChosenChild[]
  readonly onChange: (children: readonly ChosenChild[]) => void
  /** Children who left are left out. */
  readonly onlyPresent?: boolean
}

/** Children by typing their names; forgives accents and case, and shows group and day of birth to tell two Noors apart. */
export function ChildrenField({ value, onChange, onlyPresent = true, ...rest }: ChildrenFieldProps) {
  const { t } = useTranslation('common')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 60)
  const isSearching = search !== ''
  const { data } = useBackendQuery('children.search', { search, limit: 8, onlyPresent }, { enabled: isSearching, keepPrevious: true })
  const found = isSearching ? (data ?? []) : []
  const named = new Map<string, string>([...found, ...value].map((child) => [child.id, child.name]))
  const isAnswered = data !== undefined && search === typed.trim()

  return (
    <MultiSelect
      data={[...named].map(([id, name]) => ({ value: id, label: name }))}
      value={value.map((child) => child.id)}
      onChange={(ids) => {
        onChange(ids.map((id) => ({ id, name: named.get(id) ?? '' })))
      }}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The backend has searched; what is chosen already stays out of the list.
      filter={({ options }) => options.filter((option) => 'value' in option && found.some((child) => child.id === option.value))}
      hidePickedOptions
      selectFirstOptionOnChange
      openOnFocus={false}
      {...(isSearching && isAnswered ? { nothingFoundMessage: t('noChildFound') } : {})}
      renderOption={({ option }) => {
        const child = found.find((one) => one.id === option.value)
        return (
          <span>
            <bdi>{option.label}</bdi>
            {child !== undefined && (
              <span className="kw-option-line">
                {[child.groupName, dateInWords(child.bornOn)].filter((words) => words !== null).join(' · ')}
              </span>
            )}
          </span>
        )
      }}
      {...rest}
    />
  )
}
