import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type AnswerText, answerPath, answerText } from '../contract/requests.ts'
import { Missing } from './Missing.tsx'
import classes from './rights.module.css'

/** The letter to the person in the person's language, to be printed and sent by the commission. */
export function LetterPage({ id }: { readonly id: string }): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['rights', 'letter', id],
    queryFn: ({ signal }) => get(answerPath(id), answerText, signal),
    refetchOnWindowFocus: false,
  })
  return (
    <div className={classes.page}>
      <div className={classes.noPrint}>
        <PageHeader
          title={t('rights.letter')}
          line={t('rights.letter_line')}
          actions={
            <>
              <AppLink href={`/rights/${id}`} className={classes.link}>
                {t('rights.back')}
              </AppLink>
              {data?.ok === true ? (
                <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                  {t('rights.print')}
                </Button>
              ) : null}
            </>
          }
        />
      </div>
      {data === undefined ? <Skeletons rows={5} /> : null}
      {data?.ok === true ? <Letter letter={data.value} /> : null}
      {data?.ok === false && data.error.code === 'wrong_state' ? (
        <EmptyState title={t('rights.no_letter.title')} line={t('rights.no_letter.line')} />
      ) : null}
      {data?.ok === false && data.error.code !== 'wrong_state' ? (
        <Missing problem={data.error} onRetry={() => refetch().catch(reportError)} />
      ) : null}
    </div>
  )
}

function Letter({ letter }: { readonly letter: AnswerText }): ReactElement {
  return (
    <article className={classes.letter} lang={letter.language} dir={letter.direction}>
      <h2>{letter.title}</h2>
      {letter.paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one letter never move
        <p key={place}>{paragraph}</p>
      ))}
    </article>
  )
}
