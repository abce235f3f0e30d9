import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import type { ZoneView } from '../contract/readings.ts'
import { readDate } from './answer.ts'
import classes from './zone.module.css'
import { codeWord, documentWord, rowsOf, type ZoneRow } from './zone.ts'

type Props = {
  readonly zone: ZoneView
  /** Days that no calendar has. */
  readonly impossible: readonly ZoneRow['name'][]
}

/** Every field with what stands there, what it means and what its digit says. */
export function ZoneFields({ zone, impossible }: Props): ReactElement {
  const t = useText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className={classes.scroller} aria-label={t('zone.fields')} tabIndex={0}>
      <table className={classes.fields}>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('zone.column.field')}
            </th>
            <th scope="col">{t('zone.column.text')}</th>
            <th scope="col">{t('zone.column.means')}</th>
            <th scope="col">{t('zone.column.digit')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(zone).map((row) => (
            <tr key={row.name} data-digit={row.digit.is}>
              <td className={classes.number}>{row.place}</td>
              <th scope="row">{t(`zone.field.${row.name}`)}</th>
              <td>
                <bdi dir="ltr" className={classes.mono}>
                  {row.text.replace(/(?<!^)<+$/, '')}
                </bdi>
              </td>
              <td>
                {impossible.includes(row.name) ? (
                  <span className={classes.warn}>{t('zone.no_such_day')}</span>
                ) : (
                  <Meaning name={row.name} zone={zone} />
                )}
              </td>
              <td>
                <Digit digit={row.digit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type MeaningProps = { readonly name: ZoneRow['name']; readonly zone: ZoneView }

function Meaning({ name, zone: { holder, further } }: MeaningProps): ReactElement | null {
  const t = useText()
  switch (name) {
    case 'document_code': {
      const word = documentWord(holder.documentCode)
      return word === null ? null : <span>{t(`zone.document.${word}`)}</span>
    }
    case 'issuer':
      return <Code code={holder.issuer} />
    case 'nationality':
      return holder.nationality === null ? null : <Code code={holder.nationality} />
    case 'number':
      return (
        <bdi dir="ltr" className={classes.mono}>
          {holder.number}
        </bdi>
      )
    case 'birth':
      return <DateOf text={holder.born} />
    case 'expiry':
      return <DateOf text={holder.expires} />
    case 'sex':
      return <>{t(`check.sex.${holder.sex ?? 'U'}`)}</>
    case 'names':
      return (
        <bdi dir="ltr">
          <strong>{holder.surname}</strong> {holder.givenNames}
        </bdi>
      )
    default: {
      const own = further.find(({ field }) => field === name)
      return own === undefined ? null : <Further {...own} />
    }
  }
}

/** A country, or whom a code stands for that is none. */
function Code({ code }: { readonly code: string }): ReactElement {
  const t = useText()
  const word = codeWord(code)
  return word === null ? <CountryOrText code={code} /> : <span>{t(`zone.code.${word}`)}</span>
}

/** What is asked together with the number of the document. */
function Further({ text, isNational }: ZoneView['further'][number]): ReactElement {
  const t = useText()
  return (
    <>
      {isNational ? `${t('identifier.kind.national_number')} ` : null}
      <bdi dir="ltr" className={classes.mono}>
        {text}
      </bdi>
    </>
  )
}

function DateOf({ text }: { readonly text: string | null }): ReactElement | null {
  const date = text === null ? null : readDate(text)
  return date === null ? null : <PartialDateText date={date} />
}

const icons = {
  holds: IconCheck,
  empty: IconCheck,
  wrong: IconX,
  overall: IconMinus,
  unseen: IconMinus,
} as const

function Digit({ digit }: Pick<ZoneRow, 'digit'>): ReactElement {
  const t = useText()
  const Icon = icons[digit.is]
  return (
    <span className={classes.digit}>
      <Icon size={16} aria-hidden />
      {'check' in digit
        ? t(`zone.digit.${digit.is}`, { found: digit.check.found, expected: digit.check.expected })
        : t(`zone.digit.${digit.is}`)}
    </span>
  )
}
