import type { ReactElement } from 'react'
import { AnswerBanner } from '../../../kit/state/AnswerBanner.tsx'
import { SourceBadge, StateWord } from '../../../kit/state/SourceBadge.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { type AnswerState, states } from '../../../kit/tokens.ts'
import classes from './design.module.css'
import { Section } from './Section.tsx'

const lines: Readonly<Record<AnswerState, string>> = {
  hit: 'Read the first line of the record. Keep the document and call the duty desk.',
  possible: 'Compare the photo and the date of birth before you decide.',
  no_hit: 'Three sources answered. Nothing known under this name and date.',
  not_asked: 'Your purpose does not cover this source.',
  not_answered: 'One of three sources did not answer. Ask again before you decide.',
  stale: 'The list is of 06:00 yesterday. Ask again when the line is back.',
  restricted: 'Ask the head of your bureau.',
}

export function Answers(): ReactElement {
  return (
    <>
      <Section title="The answer">
        {states.map((state) => (
          <AnswerBanner
            key={state}
            state={state}
            line={lines[state]}
            aside={<bdi dir="ltr">14 ms · 09:14:02 UTC</bdi>}
            sources={
              <>
                <SourceBadge source="UN" state={state} note="06:00" />
                <SourceBadge source="OFAC" state="no_hit" />
                <SourceBadge source="JOR" state="not_answered" note="3 s" />
                <SourceBadge source="Vessels" state="not_asked" />
              </>
            }
          />
        ))}
      </Section>
      <Section title="State marks">
        <div className={classes.row}>
          {[16, 20, 32, 60].map((size) => (
            <span key={size} className={classes.row}>
              {states.map((state) => (
                <StateMark key={state} state={state} size={size} />
              ))}
            </span>
          ))}
        </div>
        <div className={classes.row}>
          {states.map((state) => (
            <StateWord key={state} state={state} />
          ))}
        </div>
      </Section>
    </>
  )
}
