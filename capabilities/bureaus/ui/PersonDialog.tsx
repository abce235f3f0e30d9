import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Role, roles } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import { Dialog } from '../../../kit/Dialog.tsx'
import { TextField } from '../../../kit/form/fields.tsx'
import { post, put } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { languageNames } from '../../../kit/language.ts'
import { invitation, paths, type UserAnswer, user } from '../contract.ts'
import bureaus from './bureaus.module.css'
import { ChangePost } from './ChangePost.tsx'
import { InvitationOnce } from './InvitationOnce.tsx'
import classes from './people.module.css'
import type { Invited } from './people.ts'
import { Refusal } from './Refusal.tsx'
import { RolesField } from './RolesField.tsx'
import { useSending } from './sending.ts'
import { startAtFirst } from './start-at-first.ts'

type Props = {
  readonly person: UserAnswer
  readonly isMe: boolean
  /** Of who changes: nobody gives more. */
  readonly clearance: Level
  /** A link just made for this person. */
  readonly invited: Invited | null
  readonly onInvited: (invited: Invited | null) => void
  readonly onChanged: () => Promise<void>
}

type DialogProps = Omit<Props, 'person'> & {
  /** Stays while the dialog closes; null until the first one is opened, since a dialog gives back the focus only if it stood before. */
  readonly person: UserAnswer | null
  readonly opened: boolean
  readonly onClose: () => void
}

/** One person of the bureau: what is known, and what a head may change. */
export function PersonDialog({ person, opened, onClose, ...rest }: DialogProps): ReactElement {
  const { invited, onInvited } = rest
  return (
    <Dialog title={person?.name ?? ''} opened={opened} onClose={onClose} size="36rem">
      {person === null ? null : (
        <div className={classes.parts}>
          <Facts person={person} />
          {invited === null ? null : <InvitationOnce invited={invited} onDone={() => onInvited(null)} />}
          <Change key={person.id} person={person} {...rest} />
        </div>
      )}
    </Dialog>
  )
}

function Facts({ person }: Pick<Props, 'person'>): ReactElement {
  const t = useText()
  return (
    <dl className={classes.facts}>
      <dt>{t('signin.name')}</dt>
      <dd>
        <span className={bureaus.mono} dir="ltr">
          {person.signInName}
        </span>
      </dd>
      <dt>{t('people.post')}</dt>
      <dd>
        <bdi>{person.post}</bdi>
      </dd>
      <dt>{t('people.clearance')}</dt>
      <dd>{t(`record.level.${person.clearance}`)}</dd>
      <dt>{t('purpose.label')}</dt>
      <dd>{t(`purpose.${person.purpose}`)}</dd>
      <dt>{t('people.language')}</dt>
      <dd>
        <bdi>{languageNames[person.language]}</bdi>
      </dd>
      <dt>{t('people.state')}</dt>
      <dd>{t(`people.state.${person.state}`)}</dd>
    </dl>
  )
}

/** Where nothing may be changed it says why. */
function Change({ person, isMe, clearance, invited, onChanged, onInvited }: Props): ReactElement {
  const t = useText()
  if (person.state === 'disabled') return <p role="status">{t('people.user_disabled')}</p>
  if (isMe) return <p>{t('people.own_account')}</p>
  return (
    <>
      <ChangePost person={person} clearance={clearance} onChanged={onChanged} />
      <ChangeRoles person={person} onChanged={onChanged} />
      {invited === null ? <NewLink person={person} onInvited={onInvited} /> : null}
      <Disable
        person={person}
        onChanged={async () => {
          onInvited(null)
          await onChanged()
        }}
      />
    </>
  )
}

type RolesForm = { readonly roles: readonly Role[] }

function ChangeRoles({ person, onChanged }: Pick<Props, 'person' | 'onChanged'>): ReactElement {
  const t = useText()
  const { control, handleSubmit, formState, reset } = useForm<RolesForm>({
    defaultValues: { roles: roles.filter((role) => person.roles.includes(role)) },
  })
  const [isSaved, setSaved] = useState(false)
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit((wish) =>
    send(
      () => put(paths.userRoles(person.id), user, wish),
      async () => {
        reset(wish)
        setSaved(true)
        await onChanged()
      },
    ),
  )
  return (
    <form className={classes.part} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <RolesField control={control} name="roles" bureau={person.bureau} />
      {problem === null ? null : <Refusal problem={problem} />}
      <div className={classes.actions}>
        <Button type="submit" loading={isSending} disabled={!formState.isDirty}>
          {t('people.save_roles')}
        </Button>
        <span role="status">{isSaved && !formState.isDirty ? t('people.roles_saved') : null}</span>
      </div>
    </form>
  )
}

function NewLink({ person, onInvited }: Pick<Props, 'person' | 'onInvited'>): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useSending()
  const invite = () =>
    send(
      () => post(paths.inviteUser(person.id), invitation),
      (made) => onInvited({ user: person, invitation: made }),
    )
  return (
    <section className={classes.part} aria-labelledby="new-link">
      <h3 className={classes.partTitle} id="new-link">
        {t('people.link')}
      </h3>
      <p>{t('people.link.line')}</p>
      {problem === null ? null : <Refusal problem={problem} />}
      <Button variant="default" loading={isSending} onClick={() => invite().catch(reportError)}>
        {t('people.link.make')}
      </Button>
    </section>
  )
}

/** For good, so it takes two steps, and the second is typed. */
function Disable({ person, onChanged }: Pick<Props, 'person' | 'onChanged'>): ReactElement {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  return (
    <section className={classes.part} aria-labelledby="disable">
      <h3 className={classes.partTitle} id="disable">
        {t('people.disable')}
      </h3>
      <p>{t('people.disable.line')}</p>
      {isAsked ? (
        <ConfirmDisable person={person} onChanged={onChanged} onCancel={() => setAsked(false)} />
      ) : (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('people.disable.start')}
        </Button>
      )}
    </section>
  )
}

type ConfirmProps = Pick<Props, 'person' | 'onChanged'> & { readonly onCancel: () => void }

function ConfirmDisable({ person, onChanged, onCancel }: ConfirmProps): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm({ defaultValues: { typed: '' } })
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit(() => send(() => post(paths.disableUser(person.id), user), onChanged))
  const { handle } = person
  return (
    <form
      className={classes.part}
      onSubmit={(event) => submit(event).catch(reportError)}
      ref={startAtFirst}
      noValidate
    >
      <TextField
        control={control}
        name="typed"
        label={t('people.disable.type', { handle })}
        rules={{ validate: (typed) => typed.trim() === handle || t('people.disable.differs', { handle }) }}
      />
      {problem === null ? null : <Refusal problem={problem} />}
      <div className={classes.actions}>
        <Button type="submit" loading={isSending}>
          {t('people.disable.do')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  )
}
