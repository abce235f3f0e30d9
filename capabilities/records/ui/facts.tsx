import type { ReactElement, ReactNode } from 'react'
import { parseIssuer } from '../../../kernel/issuer.ts'
import { CountryName } from '../../../kit/show/CountryName.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import type { Place } from '../body-parts.ts'
import classes from './records.module.css'

type FactProps = { readonly label: string; readonly children: ReactNode }

/** One line of a record: what it is, and what is known. */
export function Fact({ label, children }: FactProps): ReactElement {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type FactListProps<Item> = {
  readonly label: string
  readonly items: readonly Item[]
  readonly show: (item: Item) => ReactNode
}

/** Several of one sort; nothing at all when there is none. */
export function FactList<Item>({ label, items, show }: FactListProps<Item>): ReactElement | null {
  if (items.length === 0) return null
  return (
    <Fact label={label}>
      <ul className={classes.items}>
        {items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of one version never move
          <li key={place}>{show(item)}</li>
        ))}
      </ul>
    </Fact>
  )
}

/** A country or an organisation by its code; what is neither (the hub, a publisher of lists) stands as its code. */
export function CodeName({ code }: { readonly code: string }): ReactElement {
  const issuer = parseIssuer(code)
  return issuer === null ? <bdi className={classes.mono}>{code}</bdi> : <CountryName code={issuer} withCode />
}

/** As the contributor wrote it, with the country where it is known. */
export function PlaceText({ place }: { readonly place: Place }): ReactElement {
  return (
    <span className={classes.place}>
      {place.text === '' ? null : <NameText text={place.text} />}
      {place.country === null ? null : <CountryName code={place.country} />}
    </span>
  )
}
