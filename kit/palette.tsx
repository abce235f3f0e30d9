import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import { type Command, useOffered } from './commands.tsx'
import { Dialog } from './Dialog.tsx'
import { useText } from './i18n.tsx'
import { Kbd } from './page/chips.tsx'
import classes from './palette.module.css'
import { rank } from './rank.ts'

type Props = { readonly opened: boolean; readonly onClose: () => void }

/** Ctrl-K: go, find, act. Shows the keys beside each command, so that they are learnt by using it. */
export function Palette({ opened, onClose }: Props): ReactElement {
  const t = useText()
  return (
    <Dialog title={t('palette.title')} opened={opened} onClose={onClose} size="36rem" isBare>
      <Chooser onClose={onClose} />
    </Dialog>
  )
}

/** The ARIA combobox with a list: the focus stays in the field, the choice moves. */
function Chooser({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const offered = useOffered().map((command) => ({ command, title: t(command.titleId) }))
  const found = rank(offered, typed)
  const chosen = found[Math.min(place, found.length - 1)]

  function run(command: Command): void {
    onClose()
    command.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event.key)
    if (step !== 0) {
      event.preventDefault()
      setPlace((before) => (before + step + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen !== undefined) run(chosen.command)
  }

  return (
    <>
      <div className={classes.field}>
        <IconSearch size={20} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : optionId(listId, chosen.command)}
          placeholder={t('palette.placeholder')}
          value={typed}
          data-autofocus
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setPlace(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {found.map(({ command, title }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          <div
            key={command.id}
            id={optionId(listId, command)}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen?.command}
            className={classes.option}
            onClick={() => run(command)}
          >
            <span>{title}</span>
            {command.keys === undefined ? null : <Kbd keys={command.keys} />}
          </div>
        ))}
      </div>
      <p className={classes.foot} role="status">
        {found.length === 0 ? t('palette.nothing') : t('palette.count', { count: found.length })}
      </p>
    </>
  )
}

function optionId(listId: string, command: Command): string {
  return `${listId}-${command.id}`
}

function stepOf(key: string): -1 | 0 | 1 {
  if (key === 'ArrowDown') return 1
  return key === 'ArrowUp' ? -1 : 0
}
