import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import classes from './approvals.module.css'

/** A request as it will be sent: every field and value, none left out. */
export function BodyTree({ value }: { readonly value: unknown }): ReactElement {
  const t = useText()
  if (Array.isArray(value)) return <Items items={value} />
  if (typeof value === 'object' && value !== null) {
    return (
      <dl className={classes.tree}>
        {Object.entries(value).map(([field, held]) => (
          <Field key={field} field={field} held={held} />
        ))}
      </dl>
    )
  }
  return value === null ? <span>{t('approvals.nothing')}</span> : <bdi>{String(value)}</bdi>
}

function Field({ field, held }: { readonly field: string; readonly held: unknown }): ReactElement {
  return (
    <>
      <dt>
        <bdi>{field}</bdi>
      </dt>
      <dd>
        <BodyTree value={held} />
      </dd>
    </>
  )
}

function Items({ items }: { readonly items: readonly unknown[] }): ReactElement {
  const t = useText()
  if (items.length === 0) return <span>{t('approvals.nothing')}</span>
  return (
    <ul className={classes.items}>
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is shown never changes its order
        <li key={place}>
          <BodyTree value={item} />
        </li>
      ))}
    </ul>
  )
}
