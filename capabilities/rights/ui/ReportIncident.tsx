import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { SelectField, TextAreaField, TextField } from '../../../kit/form/fields.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { INCIDENTS_PATH, incidentMade } from '../contract/incidents.ts'
import { type IncidentKind, incidentKinds, type Severity, severities } from '../incident.ts'
import { useDeed } from './deed.ts'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

export type Reported = z.infer<typeof incidentMade>

type Form = { kind: IncidentKind | null; severity: Severity; detectedAt: string; description: string }
type Props = {
  readonly onReported: (made: Reported) => Promise<void>
  readonly onCancel: () => void
}

/** What happened, when it was noticed, how grave it looks. Within the hour; more can follow. */
export function ReportIncident({ onReported, onCancel }: Props): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm<Form>({
    defaultValues: { kind: null, severity: 'medium', detectedAt: localNow(), description: '' },
  })
  const { send, isWorking, problem } = useDeed(incidentMade, onReported)
  const submit = handleSubmit(({ detectedAt, ...form }) =>
    send(INCIDENTS_PATH, { ...form, detectedAt: new Date(detectedAt).toISOString() }),
  )
  const needed = { required: t('signin.required') }
  return (
    <Panel title={t('incident.report')}>
      <form
        className={`${classes.form} ${classes.narrow}`}
        noValidate
        onSubmit={(event) => submit(event).catch(reportError)}
      >
        <p className={classes.hint}>{t('incident.report_hint')}</p>
        <div className={classes.fields}>
          <SelectField
            control={control}
            name="kind"
            label={t('incident.kind')}
            rules={needed}
            choices={incidentKinds.map((value) => ({ value, label: t(`incident.kind.${value}`) }))}
          />
          <SelectField
            control={control}
            name="severity"
            label={t('incident.severity')}
            choices={severities.map((value) => ({ value, label: t(`incident.severity.${value}`) }))}
          />
          <TextField
            control={control}
            name="detectedAt"
            label={t('incident.detected_at')}
            hint={t('incident.detected_hint')}
            placeholder="2026-03-01T10:00"
            rules={{ validate: (text) => isPast(String(text)) || t('incident.no_time') }}
          />
        </div>
        <TextAreaField
          control={control}
          name="description"
          label={t('incident.description')}
          hint={t('incident.description_hint')}
          rules={needed}
        />
        <Refused problem={problem} />
        <div className={classes.actions}>
          <Button type="submit" loading={isWorking}>
            {t('incident.send')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** The reader's clock, as a field for times takes it: `2026-03-01T10:00`. */
function localNow(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function isPast(text: string): boolean {
  const at = new Date(text).getTime()
  return !Number.isNaN(at) && at <= Date.now()
}
