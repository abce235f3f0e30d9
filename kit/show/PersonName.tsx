import type { ReactElement } from 'react'
import { type Script, scriptOf } from '../../kernel/person-name.ts'
import type { Direction } from '../language.ts'
import classes from './show.module.css'

/** Scripts written from right to left, of those that names here are written in. */
const rightToLeft: ReadonlySet<Script> = new Set(['Arab', 'Hebr'])

export function directionOfText(text: string): Direction {
  return rightToLeft.has(scriptOf(text)) ? 'rtl' : 'ltr'
}

type Props = {
  /** In the bearer's own script where it is known. */
  readonly text: string
  /** The same name in Latin letters, when `text` is not. */
  readonly transliteration?: string | null
  readonly size?: 'row' | 'title'
}

/** A name in its own script first, its transliteration under it. Its direction follows the script, not the page. */
export function PersonName({ text, transliteration = null, size = 'row' }: Props): ReactElement {
  return (
    <span className={classes.name} data-size={size}>
      <NameText text={text} />
      {transliteration === null || transliteration === text ? null : (
        <bdi className={classes.transliteration} dir="ltr">
          {transliteration}
        </bdi>
      )}
    </span>
  )
}

/** Part of a name, or a name within a line. `lang` lets fonts pick the letters of the script. */
export function NameText({ text }: { readonly text: string }): ReactElement {
  return (
    <bdi dir={directionOfText(text)} lang={`und-${scriptOf(text)}`} className={classes.nameText}>
      {text}
    </bdi>
  )
}
