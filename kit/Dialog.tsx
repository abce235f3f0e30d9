import { Modal } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import classes from './dialog.module.css'
import { useText } from './i18n.tsx'

type Props = {
  readonly title: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly size?: string
  /** The title is only read aloud and the content reaches the edges, as in the palette. */
  readonly isBare?: boolean
  readonly children: ReactNode
}

/** A layer above the page that keeps the focus until it is closed. Mantine's own header would be a second banner of the page. */
export function Dialog({
  title,
  opened,
  onClose,
  size = '30rem',
  isBare = false,
  children,
}: Props): ReactElement {
  const t = useText()
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      yOffset="12vh"
      classNames={{ content: classes.content ?? '', title: classes.title ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={isBare ? 'visually-hidden' : classes.head}>
          <Modal.Title>{title}</Modal.Title>
          {isBare ? null : <Modal.CloseButton aria-label={t('close')} />}
        </div>
        <Modal.Body p={isBare ? 0 : 'lg'}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
