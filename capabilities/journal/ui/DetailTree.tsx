import type { ReactElement } from 'react'
import type { ActView } from '../contract.ts'
import classes from './journal.module.css'

type Detail = ActView['detail']

/** What an act says in detail, as names and values rather than brackets. */
export function DetailTree({ detail }: { readonly detail: Detail }): ReactElement {
  if (Array.isArray(detail)) {
    if (detail.length === 0) return <span className={classes.quiet}>–</span>
    return (
      <ol className={classes.treeList}>
        {detail.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a written act never move
          <li key={place}>
            <DetailTree detail={item} />
          </li>
        ))}
      </ol>
    )
  }
  if (detail === null || typeof detail !== 'object')
    return <bdi className={classes.mono}>{String(detail)}</bdi>
  const entries = Object.entries(detail)
  if (entries.length === 0) return <span className={classes.quiet}>–</span>
  return (
    <dl className={classes.tree} dir="ltr">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <DetailTree detail={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
