import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormattedDate } from 'react-intl'
import { Dialog } from '../../../kit/Dialog.tsx'
import { SelectField, TextAreaField } from '../../../kit/form/fields.tsx'
import { put } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { BureauName } from '../../../kit/show/CountryName.tsx'
import { type BureauAnswer, bureauAnswer, paths } from '../contract.ts'
import classes from './people.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = {
  readonly bureau: BureauAnswer | null
  readonly mayGovern: boolean
  readonly opened: boolean
  readonly onClose: () => void
  readonly onChanged: () => Promise<unknown>
}

/** Whether a bureau takes part, since when and why; two persons of the hub change it. */
export function BureauDialog({ bureau, mayGovern, opened, onClose, onChanged }: Props): ReactElement {
  const t = useText()
  return (
    <Dialog title={t('members.one')} opened={opened} onClose={onClose} size="36rem">
      {bureau === null ? null : (
        <div className={classes.parts}>
          <Facts bureau={bureau} />
          {mayGovern && bureau.kind !== 'hub' ? (
            <ChangeState key={`${bureau.code} ${bureau.state}`} bureau={bureau} onChanged={onChanged} />
          ) : null}
        </div>
      )}
    </Dialog>
  )
}

type Part = { readonly bureau: BureauAnswer }

function Facts({ bureau }: Part): ReactElement {
  const t = useText()
  return (
    <dl className={classes.facts}>
      <dt>{t('members.name')}</dt>
      <dd>
        <BureauName bureau={bureau} withCode />
      </dd>
      <dt>{t('members.state')}</dt>
      <dd>{t(`members.state.${bureau.state}`)}</dd>
      {bureau.stateSince === null ? null : (
        <>
          <dt>{t('members.state_since')}</dt>
          <dd>
            <FormattedDate
              value={bureau.stateSince}
              dateStyle="medium"
              timeStyle="short"
              hourCycle="h23"
              numberingSystem="latn"
            />
          </dd>
        </>
      )}
      {bureau.stateReason === null ? null : (
        <>
          <dt>{t('members.state_reason')}</dt>
          <dd>
            <bdi>{bureau.stateReason}</bdi>
          </dd>
        </>
      )}
    </dl>
  )
}

type Form = { readonly state: BureauAnswer['state']; readonly reason: string }

function ChangeState({ bureau, onChanged }: Part & Pick<Props, 'onChanged'>): ReactElement {
  const t = useText()
  const others = (['active', 'suspended', 'left'] as const).filter((state) => state !== bureau.state)
  const [first = 'active'] = others
  const { control, handleSubmit, watch } = useForm<Form>({ defaultValues: { state: first, reason: '' } })
  const [isDone, setDone] = useState(false)
  const { send, isSending, problem } = useSending()
  const isRestored = watch('state') === 'active'
  const submit = handleSubmit(({ state, reason }) =>
    send(
      () =>
        put(paths.bureauState(bureau.code), bureauAnswer, state === 'active' ? { state } : { state, reason }),
      async () => {
        setDone(true)
        await onChanged()
      },
    ),
  )
  return (
    <form className={classes.part} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <h3 className={classes.partTitle}>{t('members.change_state')}</h3>
      <p>{t('members.change_state.line')}</p>
      <SelectField
        control={control}
        name="state"
        label={t('members.state')}
        choices={others.map((value) => ({ value, label: t(`members.state.${value}`) }))}
      />
      {isRestored ? null : (
        <TextAreaField
          control={control}
          name="reason"
          label={t('members.state_reason')}
          hint={t('members.state_reason_hint')}
          rules={{ validate: (text) => text.trim() !== '' || t('signin.required') }}
        />
      )}
      {problem === null ? null : <Refusal problem={problem} />}
      <div className={classes.actions}>
        <Button type="submit" loading={isSending}>
          {t('members.ask_second')}
        </Button>
        <span role="status">{isDone ? t('people.roles_saved') : null}</span>
      </div>
    </form>
  )
}
