import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useIntl } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { Kbd } from '../../../kit/page/chips.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { ZoneView } from '../contract/readings.ts'
import type { Question } from './question.ts'
import type { ShownZone, useZone } from './use-zone.ts'
import { ZoneFields } from './ZoneFields.tsx'
import classes from './zone.module.css'
import { cellsOf, impossibleDays, isWrong, notesOf, rowsOf, wrongDigits } from './zone.ts'

type Props = {
  readonly shown: ShownZone
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onCheck: () => void
}

type InBoxProps = {
  readonly form: UseFormReturn<Question>
  readonly zone: ReturnType<typeof useZone>
  readonly onCheck: () => void
}

/** The zone that was read last, for as long as the box holds it. */
export function ZoneInBox({
  form,
  zone: { shown, isOpen, setOpen },
  onCheck,
}: InBoxProps): ReactElement | null {
  const text = useWatch({ control: form.control, name: 'text' })
  return shown === null || shown.inBox !== text ? null : (
    <ZonePanel shown={shown} isOpen={isOpen} onOpen={setOpen} onCheck={onCheck} />
  )
}

/** A machine-readable zone drawn as printed: each field with its number, each digit with what it says and cannot say. */
function ZonePanel({ shown, isOpen, onOpen, onCheck }: Props): ReactElement {
  const t = useText()
  const { zone, reading } = shown
  const wrong = wrongDigits(zone)
  const impossible = impossibleDays(reading)
  const isFaulty = isWrong(shown)
  const isDoubtful = isFaulty || zone.holder.hasExpired === true
  return (
    <section className={classes.panel} aria-label={t('zone.title')} data-wrong={isFaulty}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={isOpen}
          aria-controls="zone"
          onClick={() => onOpen(!isOpen)}
        >
          <IconChevronDown size={16} aria-hidden className={classes.arrow} />
          {t(`zone.format.${zone.format}`)}
        </button>
        {impossible.map((field) => (
          <span key={field} className={classes.verdict} data-state="hit">
            <StateMark state="hit" silent />
            {t(`zone.impossible.${field}`)}
          </span>
        ))}
        <span className={classes.verdict} data-state={wrong > 0 ? 'hit' : undefined}>
          {wrong > 0 ? <StateMark state="hit" silent /> : null}
          {digitsSaid(zone, wrong, t)}
        </span>
        {zone.holder.hasExpired === true ? (
          <span className={classes.verdict} data-state="possible">
            <StateMark state="possible" silent />
            {t('zone.expired')}
          </span>
        ) : null}
        <Button
          size="sm"
          className={classes.check}
          variant={isDoubtful || !isOpen ? 'default' : 'filled'}
          rightSection={<Kbd keys="↵" />}
          onClick={onCheck}
        >
          {t(isFaulty ? 'zone.check_anyway' : 'zone.check')}
        </Button>
      </div>
      <div id="zone" className={classes.body} hidden={!isOpen}>
        {isFaulty ? (
          <p className={classes.warn}>
            {[t('zone.wrong_line'), ...impossible.map((field) => t(`zone.unasked.${field}`))].join(' ')}
          </p>
        ) : null}
        <Drawing zone={zone} />
        <ZoneFields zone={zone} impossible={impossible} />
        <Remarks shown={shown} />
      </div>
    </section>
  )
}

function digitsSaid(zone: ZoneView, wrong: number, t: ReturnType<typeof useText>): string {
  const count = zone.checks.length
  if (count === 0) return t('zone.no_digits')
  return wrong === 0 ? t('zone.all_hold', { count }) : t('zone.some_wrong', { wrong, count })
}

/** The lines as they are printed. The table says the same to those who do not see them. */
function Drawing({ zone }: { readonly zone: ZoneView }): ReactElement {
  return (
    <div className={classes.lines} dir="ltr" aria-hidden>
      {zone.lines.map((text, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a zone are its places
        <div key={line} className={classes.zoneLine} style={{ fontSize: sizeFor(text.length) }}>
          {cellsOf(zone, line).map((cell) => (
            <span
              key={cell.from}
              className={classes.cell}
              data-is={cell.is}
              style={{ inlineSize: `${cell.text.length}ch` }}
            >
              <span className={classes.place}>{cell.place}</span>
              {cell.text}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

/** As large as the width allows: a character of the typeface is 0.6 of its size wide. */
function sizeFor(characters: number): string {
  return `min(1.375rem, calc(100cqi / ${characters * 0.6125}))`
}

/** What no digit sees, and what an officer should know of this zone. */
function Remarks({ shown }: { readonly shown: ShownZone }): ReactElement {
  const t = useText()
  const intl = useIntl()
  const { zone, reading } = shown
  const { notes, codes } = notesOf(reading)
  const swaps = zone.swaps.map((pair) => `${pair} = ${[...pair].reverse().join('')}`)
  const unseen = rowsOf(zone).filter(({ digit }) => digit.is === 'unseen')
  const fields = intl.formatList(unseen.map(({ name }) => t(`zone.field.${name}`)))
  return (
    <ul className={classes.remarks}>
      {unseen.length === 0 ? null : <li>{t('zone.unseen', { fields })}</li>}
      {zone.checks.length === 0 || zone.twins.length === 0 ? null : (
        <li>
          {t('zone.twins')} <Groups groups={groupsOf(zone.twins)} />
        </li>
      )}
      {zone.checks.length === 0 ? null : (
        <li>
          {t('zone.swaps')} {swaps.length === 0 ? null : t('zone.swaps_here')} <Groups groups={swaps} />
        </li>
      )}
      {zone.longNumber === null ? null : <li>{t(`zone.long.${zone.longNumber}`)}</li>}
      {zone.added > 0 ? <li>{t('zone.put_back', { count: zone.added })}</li> : null}
      {zone.added < 0 ? <li>{t('zone.left_out', { count: -zone.added })}</li> : null}
      {codes.map(({ code, meaning }) => (
        <li key={code}>{t(`zone.issuer.${meaning}`, { code })}</li>
      ))}
      {notes.map(({ name, values }) => (
        <li key={name}>{t(`zone.note.${name}`, { surname: '', given_names: '', code: '', ...values })}</li>
      ))}
      <li>{t('zone.fillers')}</li>
      <li>{t('zone.no_proof')}</li>
    </ul>
  )
}

function groupsOf(twins: ZoneView['twins']): readonly string[] {
  return [...new Set(twins.map(({ char, others }) => [char, ...others].sort().join(' = ')))]
}

function Groups({ groups }: { readonly groups: readonly string[] }): ReactElement | null {
  return groups.length === 0 ? null : (
    <bdi dir="ltr" className={classes.twins}>
      {groups.map((group) => (
        <span key={group}>{group}</span>
      ))}
    </bdi>
  )
}
