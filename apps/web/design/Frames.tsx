import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { purposes } from '../../../kernel/purpose.ts'
import {
  CheckboxField,
  CountryField,
  FileField,
  PartialDateField,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/form/fields.tsx'
import { Kbd, PurposeChip, UtcClock } from '../../../kit/page/chips.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { OfflineBanner } from '../../../kit/page/OfflineBanner.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Progress } from '../../../kit/page/Progress.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { offline, timedOut } from '../../../kit/problem.ts'
import classes from './design.module.css'
import { Section } from './Section.tsx'

export function Frames(): ReactElement {
  return (
    <>
      <Section title="Fields and actions">
        <Fields />
        <div className={classes.row}>
          <Button>Check</Button>
          <Button variant="default">Clear</Button>
          <Button variant="subtle">More fields</Button>
          <Button variant="light">Add</Button>
          <Button disabled>Publish</Button>
        </div>
      </Section>
      <Section title="Chips, keys, clocks">
        <div className={classes.row}>
          {purposes.map((purpose) => (
            <PurposeChip key={purpose} purpose={purpose} />
          ))}
        </div>
        <div className={classes.row}>
          <Kbd keys="mod+k" />
          <Kbd keys="g c" />
          <Kbd keys="/" />
          <UtcClock />
        </div>
      </Section>
      <Section title="On the way, empty, late, refused, offline">
        <div className={classes.grid}>
          <Panel title="Progress">
            <div className={classes.pad}>
              <Progress label="OFAC SDN" done={5312} total={8976} />
              <Progress label="UN" done={1003} total={1003} />
              <Progress label="FollowTheMoney" done={240} total={null} />
            </div>
          </Panel>
          <Panel title="Skeletons">
            <Skeletons rows={4} />
          </Panel>
          <Panel>
            <EmptyState
              title="No records yet"
              line="Import a list, or add the first record of your bureau."
              action={<Button variant="default">Import a list</Button>}
            />
          </Panel>
          <Panel>
            <ErrorState problem={offline} retry={again} />
          </Panel>
          <Panel>
            <ErrorState problem={timedOut} retry={again} />
          </Panel>
          <Panel>
            <ErrorState problem={{ code: 'not_found', status: 404, detail: '' }} />
          </Panel>
          <Panel>
            <ErrorState problem={{ code: 'internal', status: 500, detail: '' }} retry={again} />
          </Panel>
          <Panel>
            <ErrorState problem={{ code: 'purpose_missing', status: 422, detail: 'Choose a purpose.' }} />
          </Panel>
        </div>
        <OfflineBanner connection="offline" silentForSeconds={754} />
        <OfflineBanner connection="reconnecting" silentForSeconds={null} />
      </Section>
    </>
  )
}

function again(): void {
  return
}

function Fields(): ReactElement {
  const { control } = useForm({
    defaultValues: {
      name: '',
      password: '',
      born: 'feb 1984',
      country: null,
      purpose: 'border',
      note: '',
      agreed: true,
      list: null,
    },
  })
  const choices = purposes.map((purpose) => ({ value: purpose, label: purpose }))
  return (
    <form className={classes.grid}>
      <TextField
        control={control}
        name="name"
        label="Name"
        hint="As in the document"
        rules={{ required: true }}
      />
      <PartialDateField control={control} name="born" label="Born" />
      <CountryField control={control} name="country" label="Nationality" />
      <SelectField control={control} name="purpose" label="Purpose" choices={choices} />
      <PasswordField control={control} name="password" label="Password" />
      <FileField control={control} name="list" label="List" accept=".xml,.csv" />
      <TextAreaField control={control} name="note" label="Remark" />
      <TextField control={control} name="name" label="Locked" disabled />
      <CheckboxField control={control} name="agreed" label="Dry run" />
    </form>
  )
}
