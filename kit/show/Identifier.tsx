import { Fragment, type ReactElement } from 'react'
import { useText } from '../i18n.tsx'
import { Copied } from './Copied.tsx'
import { diffLetters, groupIdentifier } from './identifier.ts'
import classes from './show.module.css'

type Props = {
  readonly value: string
  /** What was asked: where the two differ is marked letter by letter. */
  readonly diffAgainst?: string | null
}

/** A number on paper or steel: grouped for reading, copied whole by one click. */
export function Identifier({ value, diffAgainst = null }: Props): ReactElement {
  return (
    <Copied value={value}>
      {diffAgainst === null ? <Grouped value={value} /> : <Diff value={value} asked={diffAgainst} />}
    </Copied>
  )
}

/** The same within a line that is pressed itself: nothing to copy. */
export function IdentifierText({ value }: Pick<Props, 'value'>): ReactElement {
  return (
    <bdi dir="ltr" className={classes.number}>
      <Grouped value={value} />
    </bdi>
  )
}

function Grouped({ value }: { readonly value: string }): ReactElement {
  return (
    <>
      {groupIdentifier(value).map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one value never move
        <span key={place} className={classes.group}>
          {group}
        </span>
      ))}
    </>
  )
}

function Diff({ value, asked }: { readonly value: string; readonly asked: string }): ReactElement {
  const t = useText()
  const letters = diffLetters(value, asked)
  const count = letters.filter(({ mark }) => mark !== 'same').length
  return (
    <>
      {letters.map(({ letter, mark }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the letters of one value never move
        <Fragment key={place}>
          {mark === 'same' ? letter : <LetterDiff letter={letter} mark={mark} />}
        </Fragment>
      ))}
      <span className="visually-hidden"> {t('identifier.differences', { count })}</span>
    </>
  )
}

function LetterDiff({
  letter,
  mark,
}: {
  readonly letter: string
  readonly mark: 'other' | 'added' | 'missing'
}): ReactElement {
  const Mark = mark === 'missing' ? 'del' : 'mark'
  return (
    <Mark className={classes.letter} data-mark={mark}>
      {letter}
    </Mark>
  )
}
