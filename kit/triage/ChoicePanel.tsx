import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from 'react'
import { useKeyboard } from '../commands.tsx'
import { useText } from '../i18n.tsx'
import { Kbd } from '../page/chips.tsx'
import classes from './triage.module.css'

type PanelChoice = { readonly value: string; readonly label: string }

type Props = {
  readonly title: string
  /** None: only a text is asked for. The first is chosen beforehand. */
  readonly choices: readonly PanelChoice[]
  readonly noteLabel: string
  readonly noteHint?: string
  /** Beside the text: in which language it is drafted. */
  readonly noteAside?: ReactNode
  /** What the text says until somebody writes over it; it follows the choice. */
  readonly draft?: (value: string) => string
  readonly isNoteRequired?: boolean
  readonly longestNote: number
  readonly sendLabel: string
  /** Something is on its way still: Enter waits, so that what was decided is not lost. */
  readonly isSending: boolean
  readonly onSend: (value: string, note: string) => void
  readonly onCancel: () => void
}

/** A decision with its reason: the first reason is chosen, so Enter is enough; a digit chooses another. */
export function ChoicePanel(props: Props): ReactElement {
  const { title, choices, sendLabel, isSending, onCancel, onSend, longestNote } = props
  const t = useText()
  const name = useId()
  const [value, setValue] = useState(choices[0]?.value ?? '')
  const [written, setWritten] = useState<string | null>(null)
  const note = written ?? props.draft?.(value) ?? ''
  const isEmpty = props.isNoteRequired === true && note.trim() === ''

  function send(event: FormEvent): void {
    event.preventDefault()
    if (!isEmpty && !isSending) onSend(value, note.trim())
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.preventDefault()
      onCancel()
    }
    const isMeant = event.key === 'Enter' && (event.ctrlKey || event.metaKey || isRadio(event.target))
    if (!isMeant) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }

  return (
    <form className={classes.panel} aria-label={title} onSubmit={send} onKeyDown={onKeyDown}>
      {choices.length === 0 ? (
        <p className={classes.panelTitle}>{title}</p>
      ) : (
        <Choices {...{ title, name, choices, value }} onChoose={setValue} />
      )}
      <div className={classes.panelNote}>
        <Textarea
          label={props.noteLabel}
          description={props.noteHint}
          dir="auto"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={longestNote}
          required={props.isNoteRequired === true}
          data-autofocus={choices.length === 0}
          autoFocus={choices.length === 0}
          value={note}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        {props.noteAside}
      </div>
      <div className={classes.panelFoot}>
        <Button
          type="submit"
          size="sm"
          loading={isSending}
          disabled={isEmpty}
          rightSection={<Kbd keys="↵" />}
        >
          {sendLabel}
        </Button>
        <Button variant="default" size="sm" onClick={onCancel} rightSection={<Kbd keys="Esc" />}>
          {t('triage.cancel')}
        </Button>
      </div>
    </form>
  )
}

function isRadio(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}

type ChoicesProps = Pick<Props, 'title' | 'choices'> & {
  readonly name: string
  readonly value: string
  readonly onChoose: (value: string) => void
}

function Choices({ title, name, choices, value, onChoose }: ChoicesProps): ReactElement {
  const { singleKeys } = useKeyboard()

  function onKeyDown(event: KeyboardEvent): void {
    const chosen = singleKeys ? choices[Number(event.key) - 1] : undefined
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChoose(chosen.value)
  }

  return (
    <fieldset className={classes.choices} onKeyDown={onKeyDown}>
      <legend className={classes.panelTitle}>{title}</legend>
      {choices.map((choice, place) => (
        <label key={choice.value} className={classes.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            // biome-ignore lint/a11y/noAutofocus: the panel was asked for by a key, and the choice is its first field
            autoFocus={place === 0}
            onChange={() => onChoose(choice.value)}
          />
          {singleKeys ? <Kbd keys={String(place + 1)} /> : null}
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
