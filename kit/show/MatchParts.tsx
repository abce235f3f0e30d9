import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import type { PartMatch } from '../../kernel/match.ts'
import { useText } from '../i18n.tsx'
import classes from './match.module.css'
import { bondOf } from './match-words.ts'
import { directionOfText, NameText } from './PersonName.tsx'

/** The asked name above the found one, part by part, joined by a line as strong as the likeness, with how in words. */
export function MatchParts({ parts }: { readonly parts: readonly PartMatch[] }): ReactElement {
  const t = useText()
  const first = parts.find((part) => part.asked !== null)?.asked ?? ''
  return (
    <div className={classes.parts}>
      <div className={classes.sides} aria-hidden>
        <span>{t('match.asked')}</span>
        <span>{t('match.found')}</span>
      </div>
      <ol className={classes.columns} dir={directionOfText(first)} aria-label={t('match.parts')}>
        {parts.map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one match never move
          <Part key={place} part={part} />
        ))}
      </ol>
    </div>
  )
}

function Part({ part }: { readonly part: PartMatch }): ReactElement {
  const t = useText()
  const bond = bondOf(part)
  return (
    <li className={classes.part} data-bond={bond}>
      <Side label={t('match.asked')} text={part.asked} />
      <span className={classes.bond} aria-hidden />
      <Side label={t('match.found')} text={part.found} />
      <span className={classes.how}>
        {t(`match.how.${part.how}`)}
        {bond === 'close' || bond === 'weak' ? (
          <span className={classes.likeness}>
            <FormattedNumber value={part.similarity} style="percent" />
          </span>
        ) : null}
      </span>
    </li>
  )
}

function Side({ label, text }: { readonly label: string; readonly text: string | null }): ReactElement {
  return (
    <span className={classes.side} data-empty={text === null}>
      <span className="visually-hidden">{label}: </span>
      {text === null ? '–' : <NameText text={text} />}
    </span>
  )
}
