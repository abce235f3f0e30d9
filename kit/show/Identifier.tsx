import { Fragment, type ReactElement } from 'react'
import type { IdentifierKind } from '../../kernel/identifier-kind.ts'
import { useText } from '../i18n.tsx'
import { Copied } from './Copied.tsx'
import { diffLetters, groupIdentifier } from './identifier.ts'
import classes from './show.module.css'

type Props = {
  readonly value: string
  /** What it is, where that is known: numbers of some kinds are grouped in their own way. */
  readonly kind?: IdentifierKind
  /** What was asked: where the two differ is marked letter by letter. */
  readonly diffAgainst?: string | null
}

/** A number on paper or steel: grouped for reading, copied whole by one click. */
export function Identifier({ value, kind, diffAgainst = null }: Props): ReactElement {
  return (
    <Copied value={value}>
      {diffAgainst === null ? (
        <Grouped value={value} kind={kind} />
      ) : (
        <Diff value={value} asked={diffAgainst} />
      )}
    </Copied>
  )
}

/** The same within a line that is pressed itself: nothing to copy. */
export function IdentifierText({ value, kind }: Pick<Props, 'value' | 'kind'>): ReactElement {
  return (
    <bdi dir="ltr" className={classes.number}>
      <Grouped value={value} kind={kind} />
    </bdi>
  )
}

type GroupedProps = { readonly value: string; readonly kind: IdentifierKind | undefined }

/** A line may end between groups, never within one, unless the number is a single one. */
function Grouped({ value, kind }: GroupedProps): ReactElement {
  const groups = groupIdentifier(value, kind ?? null)
  return (
    <>
      {groups.map(({ text, gapAfter }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one value never move
        <Fragment key={place}>
          <span
            className={groups.length > 1 && text.trim() !== '' ? classes.group : undefined}
            data-gap={gapAfter}
          >
            {text}
          </span>
          {gapAfter ? <wbr /> : null}
        </Fragment>
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
