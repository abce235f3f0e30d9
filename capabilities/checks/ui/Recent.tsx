import { UnstyledButton } from '@mantine/core'
import { type ReactElement, useMemo, useSyncExternalStore } from 'react'
import { FormattedTime } from 'react-intl'
import { type Command, useCommands } from '../../../kit/commands.tsx'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import { Kbd } from '../../../kit/page/chips.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { StateWord } from '../../../kit/state/SourceBadge.tsx'
import type { CheckAnswer } from '../contract.ts'
import { stateOf } from './answer.ts'
import classes from './check.module.css'
import { titleOf } from './question.ts'
import { sitting } from './sitting.ts'

const slots = [
  { keys: '1', titleId: 'check.reopen.1' },
  { keys: '2', titleId: 'check.reopen.2' },
  { keys: '3', titleId: 'check.reopen.3' },
  { keys: '4', titleId: 'check.reopen.4' },
  { keys: '5', titleId: 'check.reopen.5' },
  { keys: '6', titleId: 'check.reopen.6' },
  { keys: '7', titleId: 'check.reopen.7' },
  { keys: '8', titleId: 'check.reopen.8' },
  { keys: '9', titleId: 'check.reopen.9' },
  { keys: '0', titleId: 'check.reopen.10' },
] as const satisfies readonly { keys: string; titleId: MessageId }[]

/** The last answers of this sitting, each one key away. They are kept nowhere. */
export function Recent(): ReactElement | null {
  const t = useText()
  const answers = useSyncExternalStore(sitting.subscribe, sitting.answers)
  const shown = useSyncExternalStore(sitting.subscribe, sitting.shown)
  useCommands(useMemo(() => reopenCommands(answers), [answers]))
  if (answers.length === 0) return null
  return (
    <section className={classes.recent} aria-label={t('check.recent')}>
      <h2 className={classes.heading}>{t('check.recent')}</h2>
      <ol className={classes.recentList}>
        {answers.map((answer, place) => (
          <li key={answer.id}>
            <UnstyledButton
              className={classes.recentRow}
              aria-current={answer.id === shown?.id}
              onClick={() => sitting.show(answer)}
            >
              <Kbd keys={slots[place]?.keys ?? ''} />
              <StateWord state={stateOf(answer.outcome)} />
              <span className={classes.recentTitle}>
                <NameText text={titleOf(answer.asked)} />
              </span>
              <span className={classes.quiet}>
                <FormattedTime
                  value={answer.at}
                  hour="2-digit"
                  minute="2-digit"
                  hour12={false}
                  numberingSystem="latn"
                />
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  )
}

function reopenCommands(answers: readonly CheckAnswer[]): readonly Command[] {
  return answers.flatMap((answer, place) => {
    const slot = slots[place]
    return slot === undefined ? [] : [{ ...slot, id: slot.titleId, run: () => sitting.show(answer) }]
  })
}
