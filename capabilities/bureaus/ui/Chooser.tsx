import { UnstyledButton } from '@mantine/core'
import { IconMasksTheater } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { BureauName } from '../../../kit/show/CountryName.tsx'
import { type DemoPerson, demoPeople, type Me, paths, signedIn } from '../contract.ts'
import classes from './bureaus.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = { readonly onSignedIn: (me: Me) => void | Promise<void> }

/** The invented people of the laptop shape. Marked so that nobody takes it for a sign-in. */
export function Chooser({ onSignedIn }: Props): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['session', 'demo'],
    queryFn: ({ signal }) => get(paths.demoSignIn, demoPeople, signal),
  })
  return (
    <section className={classes.chooser} aria-labelledby="chooser-title">
      <div className={classes.chooserHead}>
        <IconMasksTheater size={20} aria-hidden />
        <h2 id="chooser-title" className={classes.chooserTitle}>
          {t('signin.demo.title')}
        </h2>
        <p className={classes.chooserLine}>{t('signin.demo.line')}</p>
      </div>
      {data === undefined ? <Skeletons rows={8} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <People people={data.value.people} onSignedIn={onSignedIn} /> : null}
    </section>
  )
}

function People({ people, onSignedIn }: Props & { readonly people: readonly DemoPerson[] }): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useSending()
  const choose = (user: string) =>
    send(
      () => post(paths.demoSignIn, signedIn, { user }),
      (answer) => onSignedIn(answer.user),
    )
  return (
    <>
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.key}>
            <UnstyledButton
              className={classes.person ?? ''}
              disabled={isSending}
              onClick={() => choose(person.key).catch(reportError)}
            >
              <span className={classes.personName}>
                <bdi>{person.name}</bdi>
              </span>
              <span className={classes.personRole}>
                {person.roles.map((role) => t(`role.${role}`)).join(' · ')}
              </span>
              <span className={classes.quiet}>
                <BureauName bureau={person.bureau} /> · <bdi>{person.post}</bdi>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {problem === null ? null : <Refusal problem={problem} />}
    </>
  )
}
