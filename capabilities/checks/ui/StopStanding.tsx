import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { Dialog } from '../../../kit/Dialog.tsx'
import { remove } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { type StandingView, standingPath, standingView } from '../contract/standing.ts'
import { AskedText } from './AskedText.tsx'
import classes from './check.module.css'

type Props = { readonly standing: StandingView }

/** Ends a question that stands. Nobody would miss it before a record was missed, so it is asked once more. */
export function StopStanding({ standing }: Props): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  const [isShown, dialog] = useDisclosure(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function stop(): Promise<void> {
    const sent = await remove(standingPath(standing.id), standingView)
    setProblem(sent.ok ? null : sent.error)
    if (!sent.ok) return
    await queries.invalidateQueries({ queryKey: ['standing'] })
    dialog.close()
  }

  return (
    <>
      <Button size="compact-sm" variant="default" onClick={dialog.open}>
        {t('standing.stop')}
      </Button>
      <Dialog title={t('standing.stop_title')} opened={isShown} onClose={dialog.close}>
        <div className={classes.stand}>
          <p>
            <strong>
              <AskedText asked={standing.asked} />
            </strong>
          </p>
          <p>
            <bdi>{standing.reason}</bdi>
          </p>
          <p>{t('standing.stop_line')}</p>
          {problem === null ? null : <p role="alert">{t(problemText(problem).line)}</p>}
          <span className={classes.standDeeds}>
            <Button color="red" onClick={() => stop().catch(reportError)}>
              {t('standing.stop')}
            </Button>
            <Button variant="default" onClick={dialog.close}>
              {t('record.cancel')}
            </Button>
          </span>
        </div>
      </Dialog>
    </>
  )
}
