import { Button, UnstyledButton } from '@mantine/core'
import { IconMessageQuestion } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useRef, useState } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type InquiryAnswer, inquiryList, paths } from '../contract.ts'
import { AskForm } from './AskForm.tsx'
import type { Asker } from './asker.ts'
import { type ListedBureau, useBureaus } from './bureaus.ts'
import { InquiryDialog } from './InquiryDialog.tsx'
import classes from './inquiries.module.css'
import { type Tab, tabs } from './tabs.ts'
import { Moment, NameOf } from './Words.tsx'

const queries: Readonly<Record<Tab, string>> = {
  waiting: 'side=put&show=waiting',
  asked: 'side=asked&show=all',
  put: 'side=put&show=all',
}

type Props = { readonly me: Asker; readonly tab: Tab }

/** Questions between bureaus, answered by people. */
export function InquiriesPage({ me, tab }: Props): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const bureaus = useBureaus()
  const [isAsking, setAsking] = useState(false)
  const asking = useRef<HTMLButtonElement>(null)
  const [isSent, setSent] = useState(false)
  function stop(): void {
    setAsking(false)
    asking.current?.focus()
  }
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('inquiries.title')}
        line={t('inquiries.line')}
        actions={
          <Button
            leftSection={<IconMessageQuestion size={16} aria-hidden />}
            aria-expanded={isAsking}
            ref={asking}
            onClick={() => setAsking(!isAsking)}
          >
            {t('inquiries.ask')}
          </Button>
        }
      />
      {isAsking ? (
        <AskForm
          me={me}
          bureaus={bureaus}
          onCancel={stop}
          onAsked={async () => {
            stop()
            setSent(true)
            await client.invalidateQueries({ queryKey: ['inquiries', 'list'] })
          }}
        />
      ) : null}
      <p className={classes.quiet} role="status">
        {isSent ? t('inquiries.sent') : null}
      </p>
      <nav className={classes.tabs} aria-label={t('inquiries.title')}>
        {tabs.map((one) => (
          <AppLink
            key={one}
            href={`/requests?tab=${one}`}
            className={classes.tab}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`inquiries.tab.${one}`)}
          </AppLink>
        ))}
      </nav>
      <Inquiries key={tab} me={me} tab={tab} bureaus={bureaus} />
    </div>
  )
}

type ListProps = Props & { readonly bureaus: ReadonlyMap<string, ListedBureau> }

function Inquiries({ me, tab, bureaus }: ListProps): ReactElement {
  const t = useText()
  const { data, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['inquiries', 'list', tab],
    queryFn: ({ pageParam, signal }) => get(pageAddress(tab, pageParam), inquiryList, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  const [shown, setShown] = useState<{ readonly inquiry: InquiryAnswer; readonly opened: boolean } | null>(
    null,
  )
  const columns = useColumns(bureaus, (inquiry) => setShown({ inquiry, opened: true }))
  if (data === undefined) return <Skeletons rows={6} />
  const failed = data.pages.find((page) => !page.ok)
  if (failed?.ok === false)
    return <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
  const rows = data.pages.flatMap((page) => (page.ok ? page.value.inquiries : []))
  return (
    <>
      <DenseTable
        label={t(`inquiries.tab.${tab}`)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={(inquiry) => setShown({ inquiry, opened: true })}
        empty={<EmptyState title={t(`inquiries.none.${tab}`)} line={t('inquiries.none_line')} />}
      />
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('approvals.more')}
        </Button>
      ) : null}
      <InquiryDialog
        me={me}
        bureaus={bureaus}
        inquiry={shown?.inquiry ?? null}
        opened={shown?.opened === true}
        onClose={() => setShown((last) => last && { ...last, opened: false })}
        onChanged={async (inquiry) => {
          setShown((last) => last && { ...last, inquiry })
          await refetch()
        }}
      />
    </>
  )
}

function pageAddress(tab: Tab, after: string | null): string {
  return `${paths.inquiries}?${queries[tab]}${after === null ? '' : `&after=${after}`}`
}

function useColumns(
  bureaus: ReadonlyMap<string, ListedBureau>,
  onOpen: (inquiry: InquiryAnswer) => void,
): readonly Column<InquiryAnswer>[] {
  const t = useText()
  return [
    {
      id: 'question',
      title: t('inquiries.question'),
      cell: (inquiry) => (
        <UnstyledButton
          className={classes.open ?? ''}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.stopPropagation()
            onOpen(inquiry)
          }}
        >
          <bdi>{inquiry.question ?? t('inquiries.forgotten')}</bdi>
        </UnstyledButton>
      ),
    },
    {
      id: 'other',
      title: t('inquiries.other'),
      cell: ({ side, asker, lines }) => {
        const [first, ...more] = side === 'put' ? [asker] : lines.map(({ bureau }) => bureau)
        return (
          <>
            {first === undefined ? null : <NameOf code={first} bureaus={bureaus} />}
            {more.length === 0 ? null : ` +${more.length}`}
          </>
        )
      },
    },
    {
      id: 'state',
      title: t('inquiries.state'),
      cell: ({ state }) => (
        <span className={state === 'late' ? classes.late : undefined}>{t(`inquiries.state.${state}`)}</span>
      ),
    },
    {
      id: 'reply_by',
      title: t('inquiries.reply_by'),
      isSecondary: true,
      cell: ({ replyBy }) => <Moment at={replyBy} />,
    },
  ]
}
