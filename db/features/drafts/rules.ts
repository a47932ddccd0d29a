import type { Draft } from '../../contract/drafts.ts'

type Values = Draft['values']

const excerptLength = 160
/** What a form calls the words that somebody types, the most telling first. */
const wordFields = ['text', 'line', 'note', 'description', 'content', 'remark', 'name', 'firstName', 'reason']
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The form and the record of a key: `parents.log:<id>` is of the form `parents.log`. */
export function formOf(key: string): { readonly form: string; readonly subjectId: string | null } {
  const [form = key, subjectId = null] = key.split(':')
  return { form, subjectId }
}

/** The beginning of what was typed, on one line; empty when nothing but choices were made. */
export function excerptOf(values: Values): string {
  const texts = textsOf(values)
  const found = wordFields.flatMap((field) => texts.filter((one) => one.field === field))[0] ?? texts.find((one) => /\s/u.test(one.text))
  const plain = (found?.text ?? '').replace(/\s+/gu, ' ').trim()
  const letters = [...plain]
  return letters.length <= excerptLength
    ? plain
    : `${letters
        .slice(0, excerptLength - 1)
        .join('')
        .trimEnd()}…`
}

/** Every id that the key and the values hold: some of them are of children. */
export function idsOf(key: string, values: Values): string[] {
  const { subjectId } = formOf(key)
  const ids = [...(subjectId === null ? [] : [subjectId]), ...stringsOf(values)].filter((one) => uuid.test(one))
  return [...new Set(ids)]
}

function stringsOf(values: Values): string[] {
  if (typeof values === 'string') return [values]
  if (Array.isArray(values)) return values.flatMap(stringsOf)
  if (typeof values === 'object' && values !== null) return [...Object.keys(values), ...Object.values(values).flatMap(stringsOf)]
  return []
}

function textsOf(values: Values, field = ''): { readonly field: string; readonly text: string }[] {
  if (typeof values === 'string') return values.trim() === '' || uuid.test(values) ? [] : [{ field, text: values }]
  if (Array.isArray(values)) return values.flatMap((one) => textsOf(one, field))
  if (typeof values === 'object' && values !== null) return Object.entries(values).flatMap(([name, one]) => textsOf(one, name))
  return []
}
