import { UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useText } from '../i18n.tsx'
import { Kbd } from '../page/chips.tsx'
import classes from './triage.module.css'

type Props = {
  readonly count: number
  /** Rows of the list that somebody else has dealt with. */
  readonly goneCount: number
  readonly onShow: () => void
}

/** "4 new": rows come when the reader asks for them, never under the cursor. */
export function NewRows({ count, goneCount, onShow }: Props): ReactElement {
  const t = useText()
  const isQuiet = count === 0 && goneCount === 0
  return (
    <div className={classes.news} role="status">
      {isQuiet ? null : (
        <UnstyledButton className={classes.newsButton} onClick={onShow}>
          {t(count === 0 ? 'triage.gone' : 'triage.new', { count: count === 0 ? goneCount : count })}
          <Kbd keys="." />
        </UnstyledButton>
      )}
    </div>
  )
}
