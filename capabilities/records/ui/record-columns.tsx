import { FormattedDate } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import type { RecordLine } from '../contract/life.ts'
import classes from './records.module.css'

/** How the own records stand in a list. */
export function useRecordColumns(): readonly Column<RecordLine>[] {
  const t = useText()
  return [
    {
      id: 'name',
      title: t('own.name'),
      cell: ({ name }) =>
        name === null ? (
          <span className={classes.quiet}>{t('own.no_name')}</span>
        ) : (
          <span className={classes.called}>
            <NameText text={name} />
          </span>
        ),
    },
    { id: 'kind', title: t('own.kind'), isSecondary: true, cell: ({ kind }) => t(`record.kind.${kind}`) },
    {
      id: 'reference',
      title: t('own.reference'),
      cell: ({ reference }) => <bdi className={classes.mono}>{reference ?? '–'}</bdi>,
    },
    {
      id: 'status',
      title: t('own.status'),
      isSecondary: true,
      cell: ({ status, isHeld }) => (
        <>
          {t(`own.status.${status}`)}
          {isHeld ? ` · ${t('own.held')}` : null}
        </>
      ),
    },
    {
      id: 'review',
      title: t('own.review'),
      align: 'end',
      isSecondary: true,
      cell: ({ reviewAt }) => <Day at={reviewAt} />,
    },
    { id: 'updated', title: t('own.updated'), align: 'end', cell: ({ updatedAt }) => <Day at={updatedAt} /> },
  ]
}

function Day({ at }: { readonly at: string }) {
  return <FormattedDate value={at} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
}
