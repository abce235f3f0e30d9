import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { HitLine } from '../contract.ts'
import classes from './desk.module.css'
import { HitWork } from './HitWork.tsx'
import type { Acting } from './use-acting.ts'
import { useHit } from './use-hit.ts'

type Props = { readonly line: HitLine; readonly acting: Acting }

/** The chosen hit beside the list. */
export function HitPreview({ line, acting }: Props): ReactElement {
  const t = useText()
  const { data, refetch } = useHit(line.id)
  return (
    <section className={classes.preview} aria-label={t('desk.preview')}>
      {data === undefined ? <Skeletons rows={10} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <HitWork hit={data.value} acting={acting} isWhole={false} /> : null}
    </section>
  )
}
