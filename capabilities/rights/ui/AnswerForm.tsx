import { Button, Checkbox, Radio, Textarea } from '@mantine/core'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { type Objection, type Outcome, objections } from '../consultation.ts'
import { consultationAnswerPath, type OwnConsultation, ownConsultation } from '../contract/consultations.ts'
import { useDeed } from './deed.ts'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

type Props = { readonly consultation: OwnConsultation; readonly onChanged: () => Promise<void> }

/** Longest remark. The interface holds it as well. */
const LONGEST = 4000

/** Agree, or object with reasons; an order is answered when it was carried out. */
export function AnswerForm({ consultation: { id, kind }, onChanged }: Props): ReactElement {
  const t = useText()
  const [outcome, setOutcome] = useState<Outcome | null>(kind === 'order' ? 'done' : null)
  const [reasons, setReasons] = useState<readonly Objection[]>([])
  const [remark, setRemark] = useState('')
  const { run, isWorking, problem } = useDeed(ownConsultation, onChanged)
  const isWhole = outcome !== null && (outcome === 'object') === reasons.length > 0

  function send(event: FormEvent): void {
    event.preventDefault()
    const said = remark.trim() === '' ? null : remark.trim()
    run(consultationAnswerPath(id), { outcome, reasons, remark: said })
  }

  return (
    <form className={classes.column} onSubmit={send}>
      {kind === 'order' ? null : (
        <Radio.Group
          label={t('rights.own.answer')}
          value={outcome ?? ''}
          onChange={(value) => {
            setOutcome(value === 'agree' ? 'agree' : 'object')
            setReasons([])
          }}
        >
          <div className={classes.actions}>
            <Radio value="agree" label={t('rights.outcome.agree')} />
            <Radio value="object" label={t('rights.outcome.object')} />
          </div>
        </Radio.Group>
      )}
      {outcome === 'object' ? (
        <Checkbox.Group
          label={t('rights.own.reasons')}
          value={[...reasons]}
          onChange={(given) => setReasons(objections.filter((one) => given.includes(one)))}
        >
          <div className={classes.fields}>
            {objections.map((one) => (
              <Checkbox key={one} value={one} label={t(`rights.reason.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <Textarea
        label={t('rights.own.remark')}
        autosize
        minRows={2}
        dir="auto"
        maxLength={LONGEST}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={isWorking} disabled={!isWhole}>
          {t(kind === 'order' ? 'rights.own.done' : 'rights.own.send')}
        </Button>
      </div>
      <Refused problem={problem} />
    </form>
  )
}
