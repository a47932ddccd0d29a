import { MultiSelect, Pill, Select, type MultiSelectProps, type SelectProps } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { foldForSearch } from '../../db/contract/names.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { ageInWords } from './date-words.ts'

/** A child as a form keeps her: the name stays readable after a lock, before anything was read again. */
export interface ChildChoice {
  readonly id: string
  readonly name: string
}

interface Suggestion extends ChildChoice {
  readonly line: string
}

/**
 * The list scrolls by itself and stays beside its field, so that it belongs to the same part of the page. It is there before it opens: the
 * first option is taken from the list itself, and a quick Enter would find none.
 */
const list = {
  withScrollArea: false,
  classNames: { options: 'kw-options' },
  comboboxProps: { withinPortal: false, keepMounted: true, transitionProps: { duration: 120 } },
} as const

interface Suggestions {
  readonly children: readonly Suggestion[]
  /** False during the few milliseconds until the backend has answered to what was typed last. */
  readonly isFresh: boolean
}

/**
 * Children whose name holds what was typed; before typing the first of all, so that the list is never empty. Until the answer
 * is there only those of the last answer that fit stay, so that a quick Enter never takes a child whom nobody meant.
 */
function useSuggestions(search: string, isOpen: boolean): Suggestions {
  const { t } = useTranslation('common')
  const found = useBackendQuery(
    'children.search',
    { search: search.slice(0, 200), limit: 20, onlyPresent: true },
    { enabled: isOpen, keepPrevious: true },
  )
  const isFresh = found.data !== undefined && !found.isPlaceholderData
  const words = foldForSearch(search).split(' ')
  const children = (found.data ?? [])
    .filter(({ name }) => isFresh || words.every((word) => foldForSearch(name).includes(word)))
    .map(({ id, name, bornOn, groupName }) => ({ id, name, line: `${ageInWords(bornOn)} · ${groupName ?? t('childField.noGroup')}` }))
  return { children, isFresh }
}

/** Enter takes a suggestion and does nothing else: a form is saved with Ctrl+Enter or its button. */
function keepEnterInside(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
}

/** The chosen ones stay among the options, so that they keep their names; the backend did the searching. */
function optionsOf(
  chosen: readonly ChildChoice[],
  suggestions: readonly Suggestion[],
): { readonly value: string; readonly label: string }[] {
  const all = new Map([...chosen, ...suggestions].map(({ id, name }) => [id, name]))
  return [...all].map(([value, label]) => ({ value, label }))
}

function OptionText({ name, line }: { readonly name: string; readonly line: string | undefined }) {
  return (
    <span className="kw-row-text">
      <bdi className="kw-row-title">{name}</bdi>
      {line !== undefined && <span className="kw-row-line">{line}</span>}
    </span>
  )
}

interface ChildrenFieldProps extends Omit<MultiSelectProps, 'value' | 'onChange' | 'data' | 'defaultValue' | 'size'> {
  readonly value?: readonly ChildChoice[]
  readonly onChange?: (children: readonly ChildChoice[]) => void
}

/** One or more children, found by typing a part of the name. Takes what `form.getInputProps(…)` gives. */
export function ChildrenField({ value = [], onChange, ...rest }: ChildrenFieldProps) {
  const { t } = useTranslation('common')
  const [search, setSearch] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const { children: suggestions, isFresh } = useSuggestions(search, isOpen)
  const options = optionsOf(value, suggestions)
  return (
    <MultiSelect
      data={options}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange?.(ids.map((id) => ({ id, name: options.find((option) => option.value === id)?.label ?? '' })))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      filter={({ options: all }) => all}
      hidePickedOptions
      selectFirstOptionOnChange={isFresh}
      openOnFocus={false}
      maxValues={16}
      nothingFoundMessage={isFresh ? t(search.trim() === '' ? 'childField.none' : 'childField.nothing') : undefined}
      renderOption={({ option }) => <OptionText name={option.label} line={suggestions.find(({ id }) => id === option.value)?.line} />}
      renderPill={({ option, onRemove }) => (
        <Pill withRemoveButton onRemove={() => onRemove?.()}>
          <bdi>{option.label}</bdi>
        </Pill>
      )}
      placeholder={value.length === 0 ? t('childField.placeholder') : ''}
      dir="auto"
      onKeyDownCapture={keepEnterInside}
      {...list}
      {...rest}
    />
  )
}

interface ChildFieldProps extends Omit<SelectProps, 'value' | 'onChange' | 'data' | 'defaultValue' | 'size'> {
  readonly value?: ChildChoice | null
  readonly onChange?: (child: ChildChoice | null) => void
}

/** One child, found by typing a part of the name. */
export function ChildField({ value = null, onChange, ...rest }: ChildFieldProps) {
  const { t } = useTranslation('common')
  const [search, setSearch] = useState(value?.name ?? '')
  const [isOpen, setIsOpen] = useState(false)
  const { children: suggestions, isFresh } = useSuggestions(search === value?.name ? '' : search, isOpen)
  const options = optionsOf(value === null ? [] : [value], suggestions)
  return (
    <Select
      data={options}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = options.find((option) => option.value === id)
        onChange?.(chosen === undefined ? null : { id: chosen.value, name: chosen.label })
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      filter={({ options: all }) => all}
      selectFirstOptionOnChange={isFresh}
      openOnFocus={false}
      nothingFoundMessage={isFresh ? t(search.trim() === '' ? 'childField.none' : 'childField.nothing') : undefined}
      renderOption={({ option }) => <OptionText name={option.label} line={suggestions.find(({ id }) => id === option.value)?.line} />}
      placeholder={t('childField.placeholder')}
      dir="auto"
      onKeyDownCapture={keepEnterInside}
      {...list}
      {...rest}
    />
  )
}

/** The name of a child that the address names by id; undefined until it is known. */
export function useChildChoice(id: string | null): ChildChoice | undefined {
  const found = useBackendQuery('children.search', { search: '', limit: 1, ids: [id ?? ''] }, { enabled: id !== null })
  const child = found.data?.[0]
  return child === undefined ? undefined : { id: child.id, name: child.name }
}
