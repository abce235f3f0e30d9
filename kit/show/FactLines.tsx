import type { ReactElement } from 'react'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import type { Fact, FactCell } from '../../kernel/record-facts.ts'
import { factChoices } from '../../kernel/record-facts.ts'
import { useText } from '../i18n.tsx'
import { CountryOrText } from './CountryOrText.tsx'
import { Identifier } from './Identifier.tsx'
import { PartialDateText } from './PartialDateText.tsx'
import { NameText } from './PersonName.tsx'
import classes from './show.module.css'

/** The lines of one field of a thing: numbers to be copied, codes in words, countries and dates in the reader's language. */
export function FactLines({ lines }: Pick<Fact, 'lines'>): ReactElement {
  return (
    <ul className={classes.factLines}>
      {lines.map((cells, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one version never move
        <li key={place} className={classes.factLine}>
          {cells.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do the cells of a line
            <Cell key={column} cell={cell} />
          ))}
        </li>
      ))}
    </ul>
  )
}

function Cell({ cell: { is, text, identifier } }: { readonly cell: FactCell }): ReactElement {
  const t = useText()
  switch (is) {
    case 'number':
      return <Identifier value={text} {...(identifier === undefined ? {} : { kind: identifier })} />
    case 'country':
    case 'issuer':
      return <CountryOrText code={text} />
    case 'date': {
      const date = parsePartialDate(text)
      return date === null ? <bdi>{text}</bdi> : <PartialDateText date={date} />
    }
    case 'choice': {
      const code = factChoices.find((known) => known === text)
      return <span>{code === undefined ? text : t(`record.choice.${code}`)}</span>
    }
    case 'text':
      return <NameText text={text} />
  }
}
