import { useTranslation } from 'react-i18next'
import { KeyHint } from './KeyHint.tsx'
import './shorthand-line.css'

const examples = ['who', 'several', 'domain', 'date', 'intern', 'quoted', 'partner', 'agreement', 'outcome'] as const
const keys = ['tab', 'enter', 'newLine', 'undo'] as const

/** The grammar of the line, by examples: under its `?`, and in the list of shortcuts. */
export function ShorthandHelp() {
  const { t } = useTranslation('shorthand')
  return (
    <div className="kw-grammar">
      <dl>
        {examples.map((name) => (
          <div key={name}>
            <dt>{t(`help.${name}.example`)}</dt>
            <dd>{t(`help.${name}.meaning`)}</dd>
          </div>
        ))}
      </dl>
      <p className="kw-grammar-keys">
        {keys.map((name) => (
          <span key={name}>
            <KeyHint keys={t(`help.${name}.key`)} /> <span className="kw-visually-hidden">{t(`help.${name}.key`)}</span>{' '}
            {t(`help.${name}.meaning`)}
          </span>
        ))}
      </p>
    </div>
  )
}
