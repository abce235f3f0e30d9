import { UnstyledButton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useText } from '../i18n.tsx'
import classes from './show.module.css'

type Props = {
  readonly value: string
  /** The value as it is drawn for reading. */
  readonly children: ReactNode
}

/** What goes elsewhere letter by letter: a number, a hash, a key. One click copies it whole. */
export function Copied({ value, children }: Props): ReactElement {
  const t = useText()
  const { copy, copied } = useClipboard({ timeout: 1500 })
  const Icon = copied ? IconCheck : IconCopy
  return (
    <UnstyledButton className={classes.identifier} onClick={() => copy(value)} title={t('identifier.copy')}>
      <bdi dir="ltr">{children}</bdi>
      <Icon size={14} className={classes.copyIcon} aria-hidden />
      <span className="visually-hidden">{t(copied ? 'identifier.copied' : 'identifier.copy')}</span>
    </UnstyledButton>
  )
}
