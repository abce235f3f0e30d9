import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useRef, useState } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type Me, paths, type UserAnswer, userList } from '../contract.ts'
import { administration } from '../policy.ts'
import { AddPerson } from './AddPerson.tsx'
import classes from './bureaus.module.css'
import { InvitationOnce } from './InvitationOnce.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import people from './people.module.css'
import { type Invited, inOrder, isMeant, readEverybody } from './people.ts'

/** The most that the server gives at once. */
const PAGE = 200

type Props = { readonly me: Me }

/** The people of the head's bureau: who they are, what they may, how they get in. */
export function PeoplePage({ me }: Props): ReactElement {
  const isHead = administration.roles.some((role) => me.roles.includes(role))
  return isHead ? <People me={me} /> : <NotYours me={me} />
}

/** Who comes by the address learns who can help, or which way in is missing. */
function NotYours({ me }: Props): ReactElement {
  const t = useText()
  const isHeld = administration.roles.some((role) => me.rolesNeedingPasskey.includes(role))
  return (
    <>
      <PageHeader title={t('people.title')} />
      <EmptyState
        title={t(isHeld ? 'people.passkey_first.title' : 'people.not_yours.title')}
        line={t(isHeld ? 'people.passkey_first.line' : 'people.not_yours.line')}
        action={
          <AppLink href="/account" className={people.account}>
            {t('task.account')}
          </AppLink>
        }
      />
    </>
  )
}

function People({ me }: Props): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => readEverybody((after) => get(pageAddress(after), userList, signal)),
  })
  const [isAdding, setAdding] = useState(false)
  const adding = useRef<HTMLButtonElement>(null)
  const [invited, setInvited] = useState<Invited | null>(null)
  const changed = async () => {
    await refetch()
  }
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('people.title')}
        line={t('people.line')}
        actions={
          <Button
            leftSection={<IconUserPlus size={16} aria-hidden />}
            aria-expanded={isAdding}
            ref={adding}
            onClick={() => setAdding(!isAdding)}
          >
            {t('people.add')}
          </Button>
        }
      />
      {isAdding ? (
        <AddPerson
          me={me}
          onCancel={() => {
            setAdding(false)
            adding.current?.focus()
          }}
          onAdded={async (added) => {
            setAdding(false)
            setInvited(added)
            await changed()
          }}
        />
      ) : null}
      {data === undefined ? <Skeletons rows={6} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => changed().catch(reportError)} />
      ) : null}
      {data?.ok === true ? (
        <List me={me} users={data.value} invited={invited} onInvited={setInvited} onChanged={changed} />
      ) : null}
    </div>
  )
}

function pageAddress(after: string | null): string {
  return `${paths.users}?limit=${PAGE}${after === null ? '' : `&after=${after}`}`
}

type ListProps = Props & {
  readonly users: readonly UserAnswer[]
  readonly invited: Invited | null
  readonly onInvited: (invited: Invited | null) => void
  readonly onChanged: () => Promise<void>
}

/** A link that was made stands in the dialog or, once that is closed, above the list until its reader says so. */
function List({ me, users, invited, onInvited, onChanged }: ListProps): ReactElement {
  const t = useText()
  const { language } = useLanguage()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState<{ readonly id: string; readonly opened: boolean } | null>(null)
  const columns = useColumns(me, ({ id }) => setShown({ id, opened: true }))
  const found = inOrder(users, language).filter((user) => isMeant(user, typed))
  const person = users.find(({ id }) => id === shown?.id) ?? null
  const isInDialog = shown?.opened === true && shown.id === invited?.user.id
  return (
    <>
      {invited === null || isInDialog ? null : (
        <InvitationOnce key={invited.user.id} invited={invited} onDone={() => onInvited(null)} />
      )}
      <TextInput
        type="search"
        label={t('people.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className={classes.find ?? ''}
      />
      <p className={classes.quiet} role="status">
        {t('people.count', {
          active: found.filter(({ state }) => state === 'active').length,
          all: found.length,
        })}
        {users.length === 1 ? ` ${t('people.only_you')}` : null}
      </p>
      <DenseTable
        label={t('people.title')}
        columns={columns}
        rows={found}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setShown({ id, opened: true })}
        empty={<EmptyState title={t('people.none')} line={t('people.none_line')} />}
      />
      <PersonDialog
        person={person}
        isMe={person?.id === me.id}
        clearance={me.clearance}
        opened={shown?.opened === true}
        onClose={() => setShown((last) => last && { ...last, opened: false })}
        invited={isInDialog ? invited : null}
        onInvited={onInvited}
        onChanged={onChanged}
      />
    </>
  )
}

function useColumns(me: Me, onOpen: (user: UserAnswer) => void): readonly Column<UserAnswer>[] {
  const t = useText()
  return [
    {
      id: 'name',
      title: t('people.name'),
      cell: (user) => (
        <span className={people.who}>
          <span className={people.nameLine}>
            <UnstyledButton
              className={people.name ?? ''}
              aria-haspopup="dialog"
              onClick={(event) => {
                event.stopPropagation()
                onOpen(user)
              }}
            >
              <bdi>{user.name}</bdi>
            </UnstyledButton>
            {user.id === me.id ? <strong className={people.you}>{t('people.you')}</strong> : null}
          </span>
          <span className={people.signInName} dir="ltr">
            {user.signInName}
          </span>
        </span>
      ),
    },
    { id: 'post', title: t('people.post'), isSecondary: true, cell: ({ post }) => <bdi>{post}</bdi> },
    {
      id: 'roles',
      title: t('people.roles'),
      cell: (user) => user.roles.map((role) => t(`role.${role}`)).join(' · '),
    },
    {
      id: 'clearance',
      title: t('people.clearance'),
      isSecondary: true,
      cell: ({ clearance }) => t(`record.level.${clearance}`),
    },
    {
      id: 'state',
      title: t('people.state'),
      cell: ({ state }) => (
        <span className={state === 'disabled' ? people.gone : undefined}>{t(`people.state.${state}`)}</span>
      ),
    },
  ]
}
