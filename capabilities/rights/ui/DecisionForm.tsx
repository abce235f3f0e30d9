import { Button, Select, Textarea } from '@mantine/core'
import { type FormEvent, type ReactElement, useState } from 'react'
import { z } from 'zod'
import { useText } from '../../../kit/i18n.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { requestDeedPath } from '../contract/requests.ts'
import { type RulingWord, rulingsOf } from '../request.ts'
import { useDeed } from './deed.ts'
import { Frame, type StepProps } from './Frame.tsx'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

const done = z.object({ id: z.uuid() })
/** Longest text. The interface holds it as well. */
const LONGEST = 4000

type Draft = { readonly ruling: RulingWord | null; readonly correction: string }

/** One member writes what is decided on each record, and what the person is told beside it. */
export function DecisionForm({ request, onChanged }: StepProps): ReactElement {
  const t = useText()
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [remark, setRemark] = useState('')
  const { run, isWorking, problem } = useDeed(done, onChanged)
  const draftOf = (id: string): Draft => drafts[id] ?? { ruling: null, correction: '' }
  const isWhole = request.affected.every(({ id }) => isRuled(draftOf(id)))
  const waiting = request.consultations.filter(
    ({ answer, urgency }) => answer === null && urgency !== 'late',
  ).length

  function propose(event: FormEvent): void {
    event.preventDefault()
    const rulings = request.affected.map(({ id }) => {
      const { ruling, correction } = draftOf(id)
      return { record: id, ruling, correction: ruling === 'correct' ? correction.trim() : null }
    })
    const told = remark.trim() === '' ? null : remark.trim()
    run(requestDeedPath(request.id, 'proposal'), { rulings, remark: told })
  }

  return (
    <Frame
      title={t('rights.do.proposal')}
      hint={waiting === 0 ? t('rights.do.proposal_hint') : t('rights.do.proposal_wait', { count: waiting })}
    >
      <form className={classes.column} onSubmit={propose}>
        {request.affected.map((record) => (
          <RulingField
            key={record.id}
            name={record.name ?? record.reference ?? record.id}
            kind={request.kind}
            draft={draftOf(record.id)}
            onDraft={(draft) => setDrafts({ ...drafts, [record.id]: draft })}
          />
        ))}
        <Textarea
          label={t('rights.remark')}
          description={t('rights.remark_hint', { language: t(`rights.language.${request.language}`) })}
          autosize
          minRows={2}
          dir="auto"
          maxLength={LONGEST}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={isWorking} disabled={!isWhole || waiting > 0}>
            {t('rights.propose')}
          </Button>
        </div>
        <Refused problem={problem} />
      </form>
    </Frame>
  )
}

function isRuled({ ruling, correction }: Draft): boolean {
  return ruling !== null && (ruling !== 'correct' || correction.trim() !== '')
}

type FieldProps = {
  readonly name: string
  readonly kind: StepProps['request']['kind']
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

function RulingField({ name, kind, draft, onDraft }: FieldProps): ReactElement {
  const t = useText()
  const words = rulingsOf[kind]
  return (
    <div className={classes.fields}>
      <Select
        label={<NameText text={name} />}
        aria-label={t('rights.ruling_on', { name })}
        placeholder={t('rights.decide')}
        data={words.map((value) => ({ value, label: t(`rights.ruling.${value}`) }))}
        allowDeselect={false}
        value={draft.ruling}
        onChange={(value) => onDraft({ ...draft, ruling: words.find((one) => one === value) ?? null })}
      />
      {draft.ruling === 'correct' ? (
        <Textarea
          label={t('rights.correction')}
          autosize
          minRows={2}
          dir="auto"
          maxLength={LONGEST}
          value={draft.correction}
          onChange={(event) => onDraft({ ...draft, correction: event.currentTarget.value })}
        />
      ) : null}
    </div>
  )
}
