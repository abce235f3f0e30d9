import type { ReactElement } from 'react'
import { identifierChecks, identifierFacts, identifierNotes } from '../../../kernel/identifier-words.ts'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import type { CheckAnswer } from '../contract.ts'
import classes from './check.module.css'

type Identifier = CheckAnswer['asked']['identifiers'][number]
type Props = { readonly identifiers: readonly Identifier[] }

/** What the number that was asked for may be, the likeliest first; each tells what was checked and what to know of it. */
export function MayBe({ identifiers }: Props): ReactElement | null {
  const t = useText()
  if (identifiers.length === 0) return null
  return (
    <section className={classes.mayBe} aria-label={t('check.may_be')}>
      <span className={classes.quiet}>{t('check.may_be')}</span>
      <ul className={classes.readings}>
        {identifiers.map((one) => (
          <li key={`${one.kind} ${one.country} ${one.display}`}>
            <Reading {...one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reading(identifier: Identifier): ReactElement {
  const t = useText()
  const { kind, display, country, verdict, checks, notes, facts } = identifier
  return (
    <details className={classes.reading} data-verdict={verdict}>
      <summary>
        <strong>{t(`identifier.kind.${kind}`)}</strong>{' '}
        <bdi dir="ltr" className={classes.mono}>
          {display}
        </bdi>{' '}
        {country === null ? null : <CountryOrText code={country} />}{' '}
        <span className={classes.quiet}>{t(`identifier.verdict.${verdict}`)}</span>
      </summary>
      <ul>
        {checks.map((check) => (
          <Check key={check.name} {...check} />
        ))}
        {notes.map((note) => (
          <Note key={note.name} {...note} />
        ))}
        {Object.entries(facts).map(([name, fact]) => (
          <Fact key={name} name={name} fact={fact} />
        ))}
      </ul>
    </details>
  )
}

/** A name that this page does not know yet is shown as it is: an answer may come from a newer server. */
function Check({ name, passed, expected, found }: Identifier['checks'][number]): ReactElement {
  const t = useText()
  const known = identifierChecks.find((word) => word === name)
  const wrong =
    expected === null || found === null ? t('identifier.wrong') : t('identifier.failed', { expected, found })
  return (
    <li>
      {known === undefined ? name : t(`identifier.check.${known}`)}: {passed ? t('identifier.passed') : wrong}
    </li>
  )
}

function Note({ name, values }: Identifier['notes'][number]): ReactElement {
  const t = useText()
  const known = identifierNotes.find((word) => word === name)
  return <li>{known === undefined ? name : t(`identifier.note.${known}`, values)}</li>
}

function Fact({ name, fact }: { readonly name: string; readonly fact: string }): ReactElement {
  const t = useText()
  const known = identifierFacts.find((word) => word === name)
  return (
    <li>
      {known === undefined ? name : t(`identifier.fact.${known}`)}: <bdi>{fact}</bdi>
    </li>
  )
}
