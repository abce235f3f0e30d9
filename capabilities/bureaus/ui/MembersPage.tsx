import { TextInput, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import type { Language } from '../../../kernel/country.ts'
import { get } from '../../../kit/http.ts'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { BureauName } from '../../../kit/show/CountryName.tsx'
import { type BureauAnswer, bureauList, type Me, paths } from '../contract.ts'
import { governing } from '../policy.ts'
import { BureauDialog } from './BureauDialog.tsx'
import classes from './bureaus.module.css'
import people from './people.module.css'

/** Every bureau: members with their dates, Kosovo* with its footnote, the hub and the partners. */
export function MembersPage({ me }: { readonly me: Me }): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['bureaus'],
    queryFn: ({ signal }) => get(paths.bureaus, bureauList, signal),
  })
  return (
    <div className={classes.page}>
      <PageHeader title={t('members.title')} line={t('members.line')} />
      {data === undefined ? <Skeletons rows={12} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <Bureaus bureaus={data.value.bureaus} me={me} onChanged={refetch} /> : null}
    </div>
  )
}

type BureausProps = {
  readonly bureaus: readonly BureauAnswer[]
  readonly me: Me
  readonly onChanged: () => Promise<unknown>
}

function Bureaus({ bureaus, me, onChanged }: BureausProps): ReactElement {
  const t = useText()
  const { language } = useLanguage()
  const [typed, setTyped] = useState('')
  const sorted = useMemo(() => inOrder(bureaus, language), [bureaus, language])
  const shown = sorted.filter((bureau) => isMeant(bureau, typed, language))
  const [open, setOpen] = useState<{ readonly code: string; readonly opened: boolean } | null>(null)
  const columns = useColumns(({ code }) => setOpen({ code, opened: true }))
  return (
    <>
      <TextInput
        type="search"
        label={t('members.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className={classes.find ?? ''}
      />
      <p className={classes.quiet} role="status">
        {t('members.count', { members: shown.filter((bureau) => bureau.isMember).length, all: shown.length })}
      </p>
      <DenseTable
        label={t('members.title')}
        columns={columns}
        rows={shown}
        rowKey={(bureau) => bureau.code}
        onOpen={({ code }) => setOpen({ code, opened: true })}
        empty={<EmptyState title={t('members.none')} line={t('members.none_line')} />}
      />
      <BureauDialog
        bureau={bureaus.find(({ code }) => code === open?.code) ?? null}
        mayGovern={me.bureau.code === 'HUB' && governing.roles.some((role) => me.roles.includes(role))}
        opened={open?.opened === true}
        onClose={() => setOpen((last) => last && { ...last, opened: false })}
        onChanged={onChanged}
      />
    </>
  )
}

function useColumns(onOpen: (bureau: BureauAnswer) => void): readonly Column<BureauAnswer>[] {
  const t = useText()
  return [
    {
      id: 'code',
      title: t('members.code'),
      width: '5rem',
      cell: ({ code }) => <span className={classes.mono}>{code}</span>,
    },
    {
      id: 'name',
      title: t('members.name'),
      cell: (bureau) => (
        <UnstyledButton
          className={people.name ?? ''}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.stopPropagation()
            onOpen(bureau)
          }}
        >
          <BureauName bureau={bureau} />
        </UnstyledButton>
      ),
    },
    {
      id: 'state',
      title: t('members.state'),
      cell: ({ state }) => (
        <span className={state === 'active' ? classes.quiet : people.warning}>
          {t(`members.state.${state}`)}
        </span>
      ),
    },
    { id: 'kind', title: t('members.kind'), cell: ({ kind }) => t(`members.kind.${kind}`) },
    {
      id: 'since',
      title: t('members.since'),
      isSecondary: true,
      cell: ({ kind, memberSince }) =>
        kind === 'member'
          ? (memberSince ?? <span className={classes.quiet}>{t('members.not_entered')}</span>)
          : '–',
    },
  ]
}

function inOrder(bureaus: readonly BureauAnswer[], language: Language): readonly BureauAnswer[] {
  const order = new Intl.Collator(language)
  return [...bureaus].sort((a, b) => order.compare(a.names[language], b.names[language]))
}

/** By a part of the name in any of our languages, or by the code. */
function isMeant({ code, names }: BureauAnswer, typed: string, language: Language): boolean {
  const wish = typed.trim().toLocaleLowerCase(language)
  return [code, ...Object.values(names)].some((text) => text.toLocaleLowerCase(language).includes(wish))
}
