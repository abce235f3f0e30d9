import { useMediaQuery } from '@mantine/hooks'
import { type KeyboardEvent, type ReactElement, type RefObject, useMemo, useState } from 'react'
import { type Command, useCommands } from '../../../kit/commands.tsx'
import { useText } from '../../../kit/i18n.tsx'
import type { CheckAnswer } from '../contract.ts'
import { placeAfter } from './answer.ts'
import { CandidateHit, type HitOf } from './CandidateHit.tsx'
import { CandidateRow } from './CandidateRow.tsx'
import classes from './candidates.module.css'
import { CandidateTitle, Why } from './Why.tsx'

type Props = {
  readonly answer: CheckAnswer
  readonly list: RefObject<HTMLOListElement | null>
  /** Shows where a hit stands. */
  readonly hitOf: HitOf
}

/** Room for the list and the reasons side by side; below it the reasons open in the list. */
const TWO_PANES = '(width >= 64rem)'

/** Who it may be, best first. j and k or the arrows move, Enter opens the record, Why shows the reasons. */
export function Candidates({ answer, list, hitOf }: Props): ReactElement | null {
  const t = useText()
  const hasPanes = useMediaQuery(TWO_PANES, false, { getInitialValueInEffect: false })
  const { candidates, asked } = answer
  const [current, setCurrent] = useState(0)
  const [opened, setOpened] = useState<number | null>(null)
  useCommands(useMemo(() => moves(list), [list]))
  const shown = candidates[current]
  if (shown === undefined) return null

  function onKeyDown(event: KeyboardEvent): void {
    const next = placeAfter(event.key, current, candidates.length)
    if (next === null) return
    event.preventDefault()
    linkAt(list, next)?.focus()
  }

  return (
    <section className={classes.candidates} data-panes={hasPanes} aria-label={t('check.candidates')}>
      <ol ref={list} className={classes.list} onKeyDown={onKeyDown}>
        {candidates.map((candidate, place) => (
          <CandidateRow
            key={candidate.record.id}
            candidate={candidate}
            isCurrent={place === current}
            isOpen={hasPanes ? place === current : place === opened}
            hit={<CandidateHit candidate={candidate} checkId={answer.id} hitOf={hitOf} />}
            onReach={() => setCurrent(place)}
            onWhy={() => {
              setCurrent(place)
              setOpened(place === opened ? null : place)
            }}
          >
            {hasPanes || place !== opened ? null : <Why candidate={candidate} asked={asked} />}
          </CandidateRow>
        ))}
      </ol>
      {hasPanes ? (
        <section className={classes.pane} aria-label={t('check.why')}>
          <CandidateTitle candidate={shown} />
          <Why candidate={shown} asked={asked} />
        </section>
      ) : null}
    </section>
  )
}

type List = { readonly current: HTMLOListElement | null }

function linkAt(list: List, place: number): HTMLElement | null {
  return list.current?.querySelectorAll<HTMLElement>('a[data-candidate]').item(place) ?? null
}

/** From anywhere on the page: the first press comes into the list, the next ones move in it. */
function moves(list: List): readonly Command[] {
  function go(step: 1 | -1): void {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a[data-candidate]') ?? [])]
    const here = links.findIndex((link) => link.matches(':focus'))
    const next = here === -1 ? 0 : here + step
    links[Math.max(0, Math.min(next, links.length - 1))]?.focus()
  }
  return [
    { id: 'check.next', titleId: 'check.command.next', keys: 'j', run: () => go(1) },
    { id: 'check.before', titleId: 'check.command.before', keys: 'k', run: () => go(-1) },
  ]
}
