import { Modal } from '@mantine/core'
import { type ReactElement, type ReactNode, useEffect, useId, useSyncExternalStore } from 'react'
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

/** The dialogs that are open, the topmost last: it alone holds the focus and hears Escape. */
class Layers {
  #open: readonly string[] = []
  readonly #listeners = new Set<() => void>()

  readonly open = (): readonly string[] => this.#open

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Returns how to leave again: in the next task, so that one Escape does not close the dialog below as well. */
  enter(id: string): () => void {
    this.#set([...this.#open, id])
    return () => {
      setTimeout(() => this.#set(this.#open.filter((one) => one !== id)))
    }
  }

  #set(open: readonly string[]): void {
    this.#open = open
    for (const listener of this.#listeners) listener()
  }
}

const layers = new Layers()

function useLayer(opened: boolean): { readonly isTop: boolean; readonly depth: number } {
  const id = useId()
  useEffect(() => (opened ? layers.enter(id) : undefined), [opened, id])
  const open = useSyncExternalStore(layers.onChange, layers.open)
  const depth = open.indexOf(id)
  return { isTop: open.length === 0 || depth === open.length - 1, depth: Math.max(0, depth) }
}

/** Where dialogs lie above the page; what drops down from a field lies above all of them, at 300. */
const Z_INDEX = 200

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
  const { isTop, depth } = useLayer(opened)
  return (
    <Modal.Root
      opened={opened}
      closeOnEscape={isTop}
      trapFocus={isTop}
      zIndex={Z_INDEX + depth}
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
