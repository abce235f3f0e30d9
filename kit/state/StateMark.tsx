import type { ReactElement, ReactNode } from 'react'
import { unreachable } from '../../kernel/result.ts'
import { useText } from '../i18n.tsx'
import type { AnswerState } from '../tokens.ts'
import classes from './state.module.css'

type Props = {
  readonly state: AnswerState
  /** In px: 16 in a line, 20 in a table with room, 56 in the answer. */
  readonly size?: number
  /** The word stands beside it, so the mark is not read aloud again. */
  readonly silent?: boolean
}

/** The shape of a state. Shape, word and colour always say the same; each can be told from the others by shape alone. */
export function StateMark({ state, size = 16, silent = false }: Props): ReactElement {
  const t = useText()
  return (
    <svg
      className={classes.mark}
      data-state={state}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-hidden={silent}
      aria-label={t(`state.${state}`)}
    >
      {shapeOf(state)}
    </svg>
  )
}

function shapeOf(state: AnswerState): ReactNode {
  switch (state) {
    case 'hit':
      return <path d="M12 1 23 12 12 23 1 12Z" className={classes.filled} />
    case 'possible':
      return <path d="M12 2.5 22.8 21.5H1.2Z" className={classes.filled} strokeLinejoin="round" />
    case 'no_hit':
      return <circle cx="12" cy="12" r="9" className={classes.drawn} strokeWidth="4" />
    case 'not_asked':
      return <path d="M3 12H21" className={classes.drawn} strokeWidth="4" strokeLinecap="round" />
    case 'not_answered':
      return (
        <g className={classes.drawn}>
          <circle cx="12" cy="12" r="10" strokeWidth="2.5" strokeDasharray="5.2 3.17" />
          <path d="M6.5 13.5 13.5 6.5M8 17 17 8M10.5 19 18.5 11" strokeWidth="1.8" strokeLinecap="round" />
        </g>
      )
    case 'stale':
      return (
        <g className={classes.drawn} strokeLinecap="round">
          <circle cx="12" cy="12" r="10" strokeWidth="2.5" />
          <path d="M12 6V12L16 15" strokeWidth="2.5" strokeLinejoin="round" />
        </g>
      )
    case 'restricted':
      return (
        <g>
          <path d="M7.5 11V7.5a4.5 4.5 0 0 1 9 0V11" className={classes.drawn} strokeWidth="2.5" />
          <rect x="4" y="10.5" width="16" height="11.5" rx="2" className={classes.filled} />
        </g>
      )
    default:
      return unreachable(state)
  }
}
