import { Skeleton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useText } from '../i18n.tsx'
import classes from './page.module.css'

/** Keeps the place of rows that are on their way, so that nothing jumps when they come. */
export function Skeletons({ rows }: { readonly rows: number }): ReactElement {
  const t = useText()
  return (
    <div className={classes.skeletons} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty places have nothing else
        <div key={row} className={classes.skeletonRow} aria-hidden>
          <Skeleton height={12} width={`${22 + ((row * 7) % 16)}%`} />
          <Skeleton height={12} width={`${30 + ((row * 11) % 24)}%`} />
          <Skeleton height={12} width="12%" />
        </div>
      ))}
    </div>
  )
}
