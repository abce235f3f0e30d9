import { UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { recordKinds } from '../../../kernel/record-kind.ts'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import type { CheckAnswer } from '../contract.ts'
import classes from './candidates.module.css'
import { countsOf, type Facet, facets, type Narrowing } from './facets.ts'

type Props = {
  readonly answer: CheckAnswer
  readonly narrowing: Narrowing
  readonly onNarrow: (narrowing: Narrowing) => void
}

/** Narrows the candidates by kind, owner and strength; each value says how many it leaves. */
export function Facets({ answer, narrowing, onNarrow }: Props): ReactElement | null {
  const t = useText()
  if (answer.candidates.length < 2) return null
  return (
    <div className={classes.facets}>
      {facets.map((facet) => (
        <fieldset key={facet} className={classes.facet}>
          <legend className={classes.facetName}>{t(`search.facet.${facet}`)}</legend>
          {countsOf(answer, narrowing, facet).map(({ value, count }) => (
            <UnstyledButton
              key={value}
              className={classes.facetValue}
              aria-pressed={narrowing[facet] === value}
              onClick={() => onNarrow({ ...narrowing, [facet]: narrowing[facet] === value ? null : value })}
            >
              <Value facet={facet} value={value} />
              <span className={classes.quiet}>
                <FormattedNumber value={count} numberingSystem="latn" />
              </span>
            </UnstyledButton>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function Value({ facet, value }: { readonly facet: Facet; readonly value: string }): ReactElement {
  const t = useText()
  if (facet === 'owner') return <CountryOrText code={value} />
  if (value === 'strong' || value === 'weak') return <>{t(`check.strength.${value}`)}</>
  const kind = recordKinds.find((known) => known === value)
  return <>{kind === undefined ? value : t(`record.kind.${kind}`)}</>
}
