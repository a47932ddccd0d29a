import { Select, type ComboboxItem, type OptionsFilter, type SelectProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldForSearch } from '../../db/contract/names.ts'
import { wijkAliases, wijkCodes, wijken, type WijkCode } from '../../db/contract/wijken.ts'
import './option-line.css'

interface WijkSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'filter' | 'renderOption' | 'searchable'> {
  readonly value?: WijkCode | null
  readonly onChange?: (wijk: WijkCode | null) => void
}

const options = wijkCodes.map((code) => ({ value: code, label: wijken[code] }))

/** One of the ten wijken; names that people use for a place find the wijk that it lies in: `Kanaleneiland` finds Zuidwest. */
export function WijkSelect({ value, onChange, ...rest }: WijkSelectProps) {
  const { t } = useTranslation('common')
  const [search, setSearch] = useState('')
  return (
    <Select
      data={options}
      value={value ?? null}
      onChange={(code) => onChange?.(wijkCodes.find((one) => one === code) ?? null)}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={filterWijken}
      renderOption={({ option }) => {
        const alias = aliasFor(option.value, search)
        return (
          <span>
            {option.label}
            {alias !== undefined && <span className="kw-option-line">{t('wijkOfAlias', { alias })}</span>}
          </span>
        )
      }}
      nothingFoundMessage={t('noWijk')}
      {...rest}
    />
  )
}

/** The first name in use for a place that matches what was typed and lies in this wijk, unless the wijk's own name matches. */
export function aliasFor(code: string, typed: string): string | undefined {
  const wanted = foldForSearch(typed)
  const own = wijkCodes.find((one) => one === code)
  if (wanted === '' || own === undefined || foldForSearch(wijken[own]).includes(wanted)) return undefined
  return Object.entries(wijkAliases).find(([alias, wijk]) => wijk === code && foldForSearch(alias).includes(wanted))?.[0]
}

const filterWijken: OptionsFilter = ({ options: all, search }) => {
  const wanted = foldForSearch(search)
  return (all as ComboboxItem[]).filter(
    (option) => foldForSearch(option.label).includes(wanted) || aliasFor(option.value, search) !== undefined,
  )
}
