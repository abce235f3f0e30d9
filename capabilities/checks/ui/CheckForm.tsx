import { Button, SegmentedControl } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import type { ClipboardEvent, KeyboardEvent, ReactElement, ReactNode, RefObject } from 'react'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { modes } from '../../../engines/matching/types.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { CountryField, PartialDateField, SelectField, TextField } from '../../../kit/form/fields.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Kbd } from '../../../kit/page/chips.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { LONGEST_TEXT } from '../contract.ts'
import { recognise } from '../recognise.ts'
import classes from './check-form.module.css'
import { HeldSwitch } from './HeldSwitch.tsx'
import { countDetails, emptyQuestion, type Question, type QuestionFault, sexes } from './question.ts'
import { isWaitingZone, mayBeZone } from './zone.ts'

type Props = {
  readonly form: UseFormReturn<Question>
  readonly box: RefObject<HTMLInputElement | null>
  readonly fault: QuestionFault | null
  readonly isSending: boolean
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onAsk: () => void
  readonly onClear: () => void
  /** Nobody is ever held by a search from a desk. */
  readonly canHold: boolean
  /** Arrow down in the box leads to the candidates. */
  readonly onDown: () => void
  /** What may be a machine-readable zone came into the box at once. */
  readonly onPasteZone: (text: string) => void
}

/** One box for everything, why it is asked, and what else is known folded away. */
export function CheckForm(props: Props): ReactElement {
  const { form, isSending, isOpen, onOpen, onAsk } = props
  const t = useText()
  const question = useWatch({ control: form.control, compute: (typed: Question) => typed })
  const details = countDetails(question)
  return (
    <form
      className={classes.form}
      aria-label={t('check.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      <div className={classes.ask}>
        <Box {...props} text={question.text} />
        <Button
          type="submit"
          size="md"
          className={classes.send}
          loading={isSending}
          rightSection={<Kbd keys="↵" />}
        >
          {t('check.send')}
        </Button>
      </div>
      <div className={classes.why}>
        <PurposeChoice form={form} isMissing={props.fault === 'purpose_missing'} />
        {props.canHold ? <HeldSwitch form={form} /> : null}
        <Button
          variant="default"
          size="sm"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls="check-details"
          onClick={() => onOpen(!isOpen)}
        >
          {details === 0 ? t('check.more') : t('check.more_count', { count: details })}
        </Button>
        {details > 0 || question.text !== '' ? (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              props.onClear()
              form.reset({ ...emptyQuestion, purpose: question.purpose, mode: question.mode })
              props.box.current?.focus()
            }}
          >
            {t('check.clear')}
          </Button>
        ) : null}
      </div>
      <div id="check-details" className={classes.details} hidden={!isOpen}>
        <Details form={form} />
        <ModeChoice form={form} />
      </div>
    </form>
  )
}

type BoxProps = Props & { readonly text: string }

function Box({ form, box, fault, text, isSending, onAsk, onDown, onPasteZone }: BoxProps): ReactElement {
  const t = useText()
  const left = LONGEST_TEXT - text.length
  const { ref, ...field } = form.register('text')
  const said = fault === null ? null : t(`check.fault.${fault}`, { over: -left })

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape') event.currentTarget.select()
    // A form does not send itself while its button is busy; the next question waits its turn.
    const isNext = event.key === 'Enter' && isSending && !event.nativeEvent.isComposing
    if (event.key !== 'ArrowDown' && !isNext) return
    event.preventDefault()
    if (isNext) onAsk()
    else onDown()
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text')
    if (!mayBeZone(pasted)) return
    event.preventDefault()
    onPasteZone(pasted)
  }

  return (
    <div className={classes.box} data-wrong={fault !== null}>
      <IconSearch size={24} aria-hidden className={classes.boxIcon} />
      <input
        {...field}
        ref={(element) => {
          ref(element)
          box.current = element
        }}
        className={classes.input}
        type="text"
        dir="auto"
        aria-label={t('check.box')}
        aria-describedby="check-said"
        aria-invalid={fault !== null}
        placeholder={t('check.placeholder')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        // biome-ignore lint/a11y/noAutofocus: the officer's one task here is to type
        autoFocus
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div id="check-said" className={classes.said}>
        {said === null ? <ReadAs text={text} /> : <span role="alert">{said}</span>}
        {/* Stays: assistive technology only hears a region that it knew before. */}
        <span className={classes.waits} aria-live="polite">
          {said === null && isWaitingZone(text) ? t('check.zone_waits') : null}
        </span>
        {left > COUNTED_FROM ? null : (
          <span className={classes.left}>{t('check.left', { count: Math.max(0, left) })}</span>
        )}
      </div>
    </div>
  )
}

/** Letters that are left when the counter begins to show. */
const COUNTED_FROM = 40

/** What the box will be taken for, while it is typed; the place is kept so that nothing jumps. */
function ReadAs({ text }: { readonly text: string }): ReactElement {
  const t = useText()
  const whole = text.replace(/\s+/g, ' ').trim()
  const typed = mayBeZone(whole) ? '' : whole
  const { name, born, document, imo } = recognise(typed)
  return (
    <span className={classes.readAs}>
      {(name ?? born ?? document ?? imo) === null ? null : <span>{t('check.reads')}</span>}
      {name === null ? null : (
        <ReadPart label={t('check.field.name')}>
          <NameText text={name} />
        </ReadPart>
      )}
      {born === null ? null : (
        <ReadPart label={t('check.field.born')}>
          <PartialDateText date={born} />
        </ReadPart>
      )}
      {document === null ? null : (
        // What kind of number it is the answer tells.
        <ReadPart label={t('check.number')}>
          <bdi className={classes.mono}>{document}</bdi>
        </ReadPart>
      )}
      {imo === null ? null : (
        <ReadPart label={t('check.field.imo')}>
          <bdi className={classes.mono}>{imo}</bdi>
        </ReadPart>
      )}
    </span>
  )
}

function ReadPart({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <span>
      {label} <strong>{children}</strong>
    </span>
  )
}

/** On a phone the row scrolls: what is chosen must be in sight. */
function showChosen(chip: HTMLElement | null): void {
  const row = chip?.parentElement
  if (chip === null || row === null || row === undefined) return
  row.scrollLeft = chip.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2
}

type FormProps = { readonly form: UseFormReturn<Question> }

/** Every purpose one click or one arrow key away. */
function PurposeChoice({ form, isMissing }: FormProps & { readonly isMissing: boolean }): ReactElement {
  const t = useText()
  return (
    <Controller
      control={form.control}
      name="purpose"
      render={({ field }) => (
        <fieldset className={classes.purposes} data-wrong={isMissing}>
          <legend className={classes.legend}>{t('purpose.label')}</legend>
          <div className={classes.chips}>
            {purposes.map((purpose) => (
              <label key={purpose} className={classes.chip} ref={field.value === purpose ? showChosen : null}>
                <input
                  type="radio"
                  className="visually-hidden"
                  name="purpose"
                  checked={field.value === purpose}
                  onChange={() => field.onChange(purpose)}
                />
                {t(`purpose.${purpose}`)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    />
  )
}

function Details({ form: { control } }: FormProps): ReactElement {
  const t = useText()
  const choices = sexes.map((sex) => ({ value: sex, label: t(`check.sex.${sex}`) }))
  return (
    <div className={classes.fields}>
      <TextField control={control} name="name" label={t('check.field.name')} />
      <PartialDateField control={control} name="born" label={t('check.field.born')} />
      <CountryField control={control} name="nationality" label={t('check.field.nationality')} />
      <SelectField control={control} name="sex" label={t('check.field.sex')} choices={choices} />
      <TextField control={control} name="birthPlace" label={t('check.field.birthPlace')} />
      <TextField control={control} name="document" label={t('check.field.document')} />
    </div>
  )
}

function ModeChoice({ form }: FormProps): ReactElement {
  const t = useText()
  return (
    <Controller
      control={form.control}
      name="mode"
      render={({ field }) => (
        <div className={classes.mode}>
          <span id="check-mode" className={classes.legend}>
            {t('check.mode.label')}
          </span>
          <SegmentedControl
            aria-labelledby="check-mode"
            size="sm"
            data={modes.map((mode) => ({ value: mode, label: t(`check.mode.${mode}`) }))}
            value={field.value}
            onChange={field.onChange}
          />
          <p className={classes.modeHint}>{t(`check.mode.${field.value}_hint`)}</p>
        </div>
      )}
    />
  )
}
