import { Button, Select, Textarea } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'
import { useText } from '../../../kit/i18n.tsx'
import { type RequestDeed, requestDeedPath } from '../contract/requests.ts'
import { type Ground, grounds } from '../request.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { useDeed } from './deed.ts'
import { Frame, type StepProps } from './Frame.tsx'
import { LocateForm } from './LocateForm.tsx'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

const done = z.object({ id: z.uuid() })

/** What the commission does next with the request, and how. */
export function NextStep(props: StepProps): ReactElement | null {
  switch (props.request.state) {
    case 'received':
      return <Admit {...props} />
    case 'admissible':
      return <LocateForm {...props} />
    case 'located':
      return <Consult {...props} />
    case 'owner_consulted':
      return <DecisionForm {...props} />
    case 'decision_proposed':
      return <Confirm {...props} />
    case 'decided':
      return <Plain {...props} deed="execution" />
    case 'executed':
      return <Plain {...props} deed="notification" />
    case 'inadmissible':
    case 'recipients_notified':
      return <Plain {...props} deed="closing" />
    case 'closed':
      return null
  }
}

function Admit({ request, onChanged }: StepProps): ReactElement {
  const t = useText()
  const [ground, setGround] = useState<Ground | null>(null)
  const { run, isWorking, problem } = useDeed(done, onChanged)
  const path = requestDeedPath(request.id, 'admission')
  return (
    <Frame title={t('rights.do.admission')} hint={t('rights.do.admission_hint')}>
      <Select
        label={t('rights.ground')}
        description={t('rights.ground_hint')}
        data={grounds.map((value) => ({ value, label: t(`rights.ground.${value}`) }))}
        value={ground}
        clearable
        clearButtonProps={{ 'aria-label': t('field.clear') }}
        onChange={(value) => setGround(grounds.find((one) => one === value) ?? null)}
      />
      <div className={classes.actions}>
        <Button
          loading={isWorking}
          disabled={ground !== null}
          onClick={() => run(path, { admissible: true })}
        >
          {t('rights.admit')}
        </Button>
        <Button
          variant="default"
          disabled={ground === null || isWorking}
          onClick={() => run(path, { admissible: false, ground })}
        >
          {t('rights.do_not_admit')}
        </Button>
      </div>
      <Refused problem={problem} />
    </Frame>
  )
}

/** Longest question. The interface holds it as well. */
const LONGEST = 4000

function Consult({ request, onChanged }: StepProps): ReactElement {
  const t = useText()
  const [question, setQuestion] = useState('')
  const [isAgain, setAgain] = useState(false)
  const { run, isWorking, problem } = useDeed(done, onChanged)
  if (isAgain) return <LocateForm request={request} onChanged={onChanged} />
  const owners = [...new Set(request.affected.map(({ owner }) => owner))]
  return (
    <Frame
      title={t(owners.length === 0 ? 'rights.do.consult_nobody' : 'rights.do.consultation')}
      hint={t(owners.length === 0 ? 'rights.do.consult_nobody_hint' : 'rights.do.consultation_hint')}
    >
      {owners.length === 0 ? null : (
        <Textarea
          label={t('rights.question_to', { owners: owners.join(', ') })}
          autosize
          minRows={3}
          dir="auto"
          maxLength={LONGEST}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
      )}
      <div className={classes.actions}>
        <Button
          loading={isWorking}
          disabled={owners.length > 0 && question.trim() === ''}
          onClick={() =>
            run(requestDeedPath(request.id, 'consultation'), {
              question: owners.length === 0 ? null : question,
            })
          }
        >
          {t(owners.length === 0 ? 'rights.go_on' : 'rights.ask')}
        </Button>
        <Button variant="default" onClick={() => setAgain(true)}>
          {t('rights.look_again')}
        </Button>
      </div>
      <Refused problem={problem} />
    </Frame>
  )
}

function Confirm({ request, onChanged }: StepProps): ReactElement {
  const t = useText()
  const { run, isWorking, problem } = useDeed(done, onChanged)
  const isMine = request.proposal?.isMine === true
  return (
    <Frame
      title={t('rights.do.confirmation')}
      hint={t(isMine ? 'rights.do.confirmation_mine' : 'rights.do.confirmation_hint')}
    >
      {request.proposal?.remark == null ? null : (
        <p className={classes.quote} dir="auto">
          {request.proposal.remark}
        </p>
      )}
      <div className={classes.actions}>
        <Button
          loading={isWorking}
          disabled={isMine}
          onClick={() => run(requestDeedPath(request.id, 'confirmation'), {})}
        >
          {t('rights.confirm')}
        </Button>
        <Button
          variant="default"
          disabled={isWorking}
          onClick={() => run(requestDeedPath(request.id, 'return'), {})}
        >
          {t('rights.take_back')}
        </Button>
      </div>
      <Refused problem={problem} />
    </Frame>
  )
}

type PlainProps = StepProps & {
  readonly deed: Extract<RequestDeed, 'execution' | 'notification' | 'closing'>
}

/** A step that needs nothing but the word to take it. */
function Plain({ request, onChanged, deed }: PlainProps): ReactElement {
  const t = useText()
  const { run, isWorking, problem } = useDeed(done, onChanged)
  return (
    <Frame title={t(`rights.do.${deed}`)} hint={t(`rights.do.${deed}_hint`)}>
      <div className={classes.actions}>
        <Button loading={isWorking} onClick={() => run(requestDeedPath(request.id, deed), {})}>
          {t(`rights.do.${deed}`)}
        </Button>
      </div>
      <Refused problem={problem} />
    </Frame>
  )
}
