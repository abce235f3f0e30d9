import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { parsePartialDate } from '../../../kernel/partial-date.ts'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { CountryName } from '../../../kit/show/CountryName.tsx'
import { EvidenceLine } from '../../../kit/show/EvidenceLine.tsx'
import { Identifier } from '../../../kit/show/Identifier.tsx'
import { MatchParts } from '../../../kit/show/MatchParts.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { PersonName } from '../../../kit/show/PersonName.tsx'
import { StateWord } from '../../../kit/state/SourceBadge.tsx'
import classes from './design.module.css'
import { Section } from './Section.tsx'
import {
  arabicParts,
  dates,
  evidence,
  latinParts,
  people,
  type SamplePerson,
  sampleCountry,
} from './samples.ts'

const columns: readonly Column<SamplePerson>[] = [
  {
    id: 'state',
    title: 'State',
    width: '7rem',
    cell: ({ total }) => <StateWord state={total > 1 ? 'hit' : 'possible'} />,
  },
  {
    id: 'name',
    title: 'Name',
    cell: ({ name, latin }) => <PersonName text={name} transliteration={latin} />,
  },
  { id: 'born', title: 'Born', cell: ({ born }) => <Born text={born} />, isSecondary: true },
  {
    id: 'country',
    title: 'Country',
    cell: ({ country }) => <CountryName code={sampleCountry(country)} withCode />,
  },
  { id: 'number', title: 'Document', cell: ({ number }) => <Identifier value={number} />, isSecondary: true },
  {
    id: 'total',
    title: 'Total',
    align: 'end',
    cell: ({ total }) => <FormattedNumber value={total} minimumFractionDigits={2} />,
  },
]

function Born({ text }: { readonly text: string }): ReactElement | null {
  const date = parsePartialDate(text)
  return date === null ? null : <PartialDateText date={date} />
}

export function Names(): ReactElement {
  return (
    <>
      <Section title="Table">
        <DenseTable
          label="People"
          columns={columns}
          rows={people}
          rowKey={({ id }) => id}
          onOpen={open}
          empty={null}
        />
        <DenseTable
          label="Nobody"
          columns={columns}
          rows={[]}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title="No records yet"
              line="Import a list, or add the first record of your bureau."
            />
          }
        />
      </Section>
      <Section title="Names, numbers, dates">
        <div className={classes.row}>
          {people.map(({ id, name, latin }) => (
            <PersonName key={id} text={name} transliteration={latin} size="title" />
          ))}
        </div>
        <div className={classes.row}>
          <Identifier value="1234AB567" />
          <Identifier value="9074729" />
          <Identifier value="N447I2O8" diffAgainst="N4471208" />
          <Identifier value="AC234567" diffAgainst="AC2345671" />
          <Identifier value="AC23456711" diffAgainst="AC2345671" />
        </div>
        <div className={classes.row}>
          {dates.map((date) => (
            <PartialDateText key={JSON.stringify(date)} date={date} />
          ))}
        </div>
      </Section>
      <Section title="Why it matches">
        <Panel title="1.31">
          <div className={classes.pad}>
            <MatchParts parts={latinParts} />
            <MatchParts parts={arabicParts} />
            <ul className={classes.list}>
              {evidence.map((line) => (
                <EvidenceLine key={line.field} {...line} />
              ))}
            </ul>
          </div>
        </Panel>
      </Section>
    </>
  )
}

function open(): void {
  return
}
