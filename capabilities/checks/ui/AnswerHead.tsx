import { UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactElement, useSyncExternalStore } from 'react'
import { FormattedTime } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { AnswerBanner } from '../../../kit/state/AnswerBanner.tsx'
import { SourceBadge } from '../../../kit/state/SourceBadge.tsx'
import type { CheckAnswer } from '../contract.ts'
import { aboutOf, adviceOf, countOpen, readDate, stateOf, stateOfSource } from './answer.ts'
import classes from './check.module.css'
import { MayBe } from './MayBe.tsx'
import { kindOfNumber, type Understood, understoodOf } from './question.ts'
import type { Sitting } from './sitting.ts'
import { Unasked } from './Unasked.tsx'
import { ZoneSaid } from './ZoneSaid.tsx'

type Props = {
  readonly answer: CheckAnswer
  /** Where the answer is kept: an older one than its newest says so. */
  readonly sitting: Sitting
  /** The form asks something else by now. */
  readonly isOld: boolean
  /** Puts what was understood into the fields, to be put right. */
  readonly onCorrect: (answer: CheckAnswer, field: Understood) => void
}

/** The word of the answer, what to do, what each source said, and how the question was understood. */
export function AnswerHead({ answer, sitting, isOld, onCorrect }: Props): ReactElement {
  const t = useText()
  const { open, asked } = countOpen(answer.sources)
  return (
    <>
      <AnswerBanner
        state={stateOf(answer.outcome)}
        line={t(adviceOf(answer), {
          ...{ open, asked, count: answer.candidates.length, about: aboutOf(answer) },
        })}
        sources={<Sources answer={answer} />}
        aside={<When answer={answer} sitting={sitting} isOld={isOld} />}
      />
      <Unasked identifiers={answer.asked.identifiers} />
      <UnderstoodChips answer={answer} onCorrect={onCorrect} />
      <MayBe identifiers={answer.asked.identifiers} />
      {answer.asked.zone === null ? null : <ZoneSaid zone={answer.asked.zone} />}
    </>
  )
}

function Sources({ answer }: { readonly answer: CheckAnswer }): ReactElement {
  const t = useText()
  const { open, asked } = countOpen(answer.sources)
  const hasStale = answer.sources.some(({ state }) => state === 'stale')
  const openLine = t(hasStale ? 'check.open_stale' : 'check.open', { open, asked })
  return (
    <>
      {open === 0 ? null : <strong className={classes.open}>{openLine}</strong>}
      {answer.sources.map((said) => (
        <SourceBadge
          key={said.source}
          source={t(`check.source.${said.source}`)}
          state={stateOfSource(said, answer)}
        />
      ))}
    </>
  )
}

/** An answer that was reopened is marked, so that nobody takes it for a new one. */
function When({ answer, sitting, isOld }: Omit<Props, 'onCorrect'>): ReactElement {
  const t = useText()
  const isNewest = useSyncExternalStore(sitting.subscribe, sitting.answers)[0]?.id === answer.id
  return (
    <>
      {isNewest && !isOld ? null : <strong className={classes.earlier}>{t('check.earlier')}</strong>}
      <FormattedTime
        value={answer.at}
        hour="2-digit"
        minute="2-digit"
        second="2-digit"
        hour12={false}
        numberingSystem="latn"
      />
    </>
  )
}

function UnderstoodChips({ answer, onCorrect }: Pick<Props, 'answer' | 'onCorrect'>): ReactElement {
  const t = useText()
  const number = kindOfNumber(answer.asked)
  return (
    <div className={classes.understood}>
      <span className={classes.quiet}>{t('check.understood')}</span>
      {understoodOf(answer.asked).map(({ field, value }) => (
        <UnstyledButton
          key={field}
          className={classes.understoodChip}
          onClick={() => onCorrect(answer, field)}
        >
          <span className={classes.quiet}>
            {field === 'document' && number !== null
              ? t(`identifier.kind.${number}`)
              : t(`check.field.${field}`)}
          </span>
          <UnderstoodValue field={field} value={value} />
          <IconPencil size={14} aria-hidden />
          <span className="visually-hidden">{t('check.correct')}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}

type ValueProps = { readonly field: Understood; readonly value: string }

function UnderstoodValue({ field, value }: ValueProps): ReactElement {
  const t = useText()
  const date = field === 'born' ? readDate(value) : null
  if (date !== null) return <PartialDateText date={date} />
  switch (field) {
    case 'nationality':
      return <CountryOrText code={value} />
    case 'sex':
      return (
        <span>
          {value === 'M' || value === 'F' || value === 'X' || value === 'U' ? t(`check.sex.${value}`) : value}
        </span>
      )
    case 'document':
    case 'imo':
      return (
        <bdi dir="ltr" className={classes.mono}>
          {value}
        </bdi>
      )
    default:
      return <NameText text={value} />
  }
}
