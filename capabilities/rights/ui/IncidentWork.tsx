import { Button, MultiSelect, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import { z } from 'zod'
import { languages } from '../../../kernel/country.ts'
import { get } from '../../../kit/http.ts'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { type IncidentDeed, type IncidentView, incidentDeedPath } from '../contract/incidents.ts'
import { severities } from '../incident.ts'
import { useDeed } from './deed.ts'
import { Frame } from './Frame.tsx'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

type Props = { readonly incident: IncidentView; readonly onChanged: () => Promise<void> }

const done = z.object({ id: z.uuid() })
/** Longest text. The interface holds it as well. */
const LONGEST = 4000

/** What the reader may do next: lead it, add a measure, or confirm that the bureau was told. */
export function IncidentWork({ incident, onChanged }: Props): ReactElement | null {
  if (incident.state === 'closed') return null
  if (incident.part === 'source') return <Acknowledge incident={incident} onChanged={onChanged} />
  if (incident.part === 'reporter') return <Write {...{ incident, onChanged }} deed="measures" />
  switch (incident.state) {
    case 'reported':
      return <Assess incident={incident} onChanged={onChanged} />
    case 'assessed':
      return <Write {...{ incident, onChanged }} deed="notification" />
    case 'sources_informed':
      return <Write {...{ incident, onChanged }} deed="restoration" />
    case 'restored':
      return <Write {...{ incident, onChanged }} deed="closing" />
  }
}

function Acknowledge({ incident, onChanged }: Props): ReactElement | null {
  const t = useText()
  const { run, isWorking, problem } = useDeed(done, onChanged)
  if (incident.sources.every(({ acknowledgedAt }) => acknowledgedAt !== null)) return null
  return (
    <Frame title={t('incident.do.acknowledgement')} hint={t('incident.do.acknowledgement_hint')}>
      <div className={classes.actions}>
        <Button loading={isWorking} onClick={() => run(incidentDeedPath(incident.id, 'acknowledgement'), {})}>
          {t('incident.do.acknowledgement')}
        </Button>
      </div>
      <Refused problem={problem} />
    </Frame>
  )
}

type WrittenDeed = Extract<IncidentDeed, 'measures' | 'notification' | 'restoration' | 'closing'>

/** A step that is one text. Who leads can write down a measure instead. */
function Write({ incident, onChanged, deed }: Props & { readonly deed: WrittenDeed }): ReactElement {
  const t = useText()
  const [text, setText] = useState('')
  const { send, isWorking, problem } = useDeed(done, async () => {
    setText('')
    await onChanged()
  })
  const write = (what: WrittenDeed): void => {
    send(incidentDeedPath(incident.id, what), { text }).catch(reportError)
  }
  return (
    <Frame title={t(`incident.do.${deed}`)} hint={t(`incident.do.${deed}_hint`)}>
      <form
        className={classes.column}
        onSubmit={(event) => {
          event.preventDefault()
          write(deed)
        }}
      >
        <Textarea
          aria-label={t(`incident.do.${deed}`)}
          autosize
          minRows={3}
          dir="auto"
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={isWorking} disabled={text.trim() === ''}>
            {t(`incident.do.${deed}`)}
          </Button>
          {deed === 'measures' ? null : (
            <Button
              variant="default"
              disabled={text.trim() === '' || isWorking}
              onClick={() => write('measures')}
            >
              {t('incident.as_measure')}
            </Button>
          )}
        </div>
        <Refused problem={problem} />
      </form>
    </Frame>
  )
}

/** Of what the list of bureaus says, what this form shows. */
const listed = z.object({
  bureaus: z.array(z.object({ code: z.string(), names: z.record(z.enum(languages), z.string()) })),
})

function useBureauChoices() {
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['incidents', 'bureaus'],
    queryFn: ({ signal }) => get('/api/v1/bureaus', listed, signal),
  })
  const bureaus = data?.ok === true ? data.value.bureaus : []
  return bureaus.map(({ code, names }) => ({ value: code, label: `${code} ${names[language]}` }))
}

function Assess({ incident, onChanged }: Props): ReactElement {
  const t = useText()
  const choices = useBureauChoices()
  const [severity, setSeverity] = useState(incident.severity)
  const [bureaus, setBureaus] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const { run, isWorking, problem } = useDeed(done, onChanged)

  function assess(event: FormEvent): void {
    event.preventDefault()
    const sources = bureaus.map((bureau) => ({ bureau, records: [] }))
    run(incidentDeedPath(incident.id, 'assessment'), { severity, assessment: text, sources })
  }

  return (
    <Frame title={t('incident.do.assessment')} hint={t('incident.do.assessment_hint')}>
      <form className={classes.column} onSubmit={assess}>
        <div className={classes.fields}>
          <Select
            label={t('incident.severity')}
            data={severities.map((value) => ({ value, label: t(`incident.severity.${value}`) }))}
            allowDeselect={false}
            value={severity}
            onChange={(value) => setSeverity(severities.find((one) => one === value) ?? severity)}
          />
          <MultiSelect
            label={t('incident.sources')}
            description={t('incident.sources_hint')}
            data={choices}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('field.clear') }}
            nothingFoundMessage={t('field.no_choice')}
            value={[...bureaus]}
            onChange={setBureaus}
          />
        </div>
        <Textarea
          label={t('incident.assessment')}
          autosize
          minRows={3}
          dir="auto"
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={isWorking} disabled={text.trim() === ''}>
            {t('incident.do.assessment')}
          </Button>
          <Button
            variant="default"
            disabled={text.trim() === '' || isWorking}
            onClick={() => run(incidentDeedPath(incident.id, 'dismissal'), { text })}
          >
            {t('incident.do.dismissal')}
          </Button>
        </div>
        <Refused problem={problem} />
      </form>
    </Frame>
  )
}
