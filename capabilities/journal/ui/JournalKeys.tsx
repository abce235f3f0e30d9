import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { Copied } from '../../../kit/show/Copied.tsx'
import { readSuccessionLines, type SuccessionLines } from '../succession-lines.ts'
import { ChangeKey } from './ChangeKey.tsx'
import { Instant } from './Instant.tsx'
import classes from './journal.module.css'
import type { JournalState } from './use-journal-state.ts'

type Props = {
  readonly state: JournalState
  /** Whether the reader may ask for a new one. */
  readonly mayChange: boolean
}

/** The key by which everybody else believes the journal, those before it, and how the next one follows. */
export function JournalKeys({ state, mayChange }: Props): ReactElement {
  const t = useText()
  const present = state.keys.at(-1)
  const earlier = state.keys.slice(0, -1).reverse()
  const successions = state.successions.flatMap((note) => readSuccessionLines(note) ?? [])
  return (
    <section className={`${classes.card} ${classes.keyCard}`} aria-label={t('journal.key')}>
      <h2 className={classes.cardTitle}>{t('journal.key')}</h2>
      {present === undefined ? (
        <p>{t('journal.key.none')}</p>
      ) : (
        <div>
          <Key spelt={present} />
          <Since first={successions.find(({ to }) => to === present)} />
        </div>
      )}
      {mayChange ? <ChangeKey isSigning={state.trouble === null && state.level !== 'stopped'} /> : null}
      {earlier.length === 0 ? null : (
        <div className={classes.earlier}>
          <h3 className={classes.cardTitle}>{t('journal.key.earlier')}</h3>
          <ul className={classes.keys} aria-label={t('journal.key.earlier')}>
            {earlier.map((key) => (
              <li key={key}>
                <Key spelt={key} />
                <GaveWay last={successions.find(({ from }) => from === key)} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Key({ spelt }: { readonly spelt: string }): ReactElement {
  return (
    <div className={classes.mono}>
      <Copied value={spelt}>{spelt}</Copied>
    </div>
  )
}

/** A key that followed another is told to whoever does not follow by themselves. */
function Since({ first }: { readonly first: SuccessionLines | undefined }): ReactElement {
  const t = useText()
  return (
    <p className={classes.quiet}>
      {first === undefined ? null : (
        <>
          {t('journal.key.since')} <Instant at={first.at} />.{' '}
        </>
      )}
      {t('journal.key.tell')}
    </p>
  )
}

/** Undefined for who may not read the journal: the sizes tell how much others do. */
function GaveWay({ last }: { readonly last: SuccessionLines | undefined }): ReactElement | null {
  const t = useText()
  if (last === undefined) return null
  return (
    <p className={classes.quiet}>
      {t('journal.key.until')} <Instant at={last.at} /> · {t('journal.proof.entries')}{' '}
      <FormattedNumber value={last.size} numberingSystem="latn" />
    </p>
  )
}
