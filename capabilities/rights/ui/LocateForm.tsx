import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, type ReactElement, useState } from 'react'
import { z } from 'zod'
import { useText } from '../../../kit/i18n.tsx'
import { EvidenceLine } from '../../../kit/show/EvidenceLine.tsx'
import { MatchParts } from '../../../kit/show/MatchParts.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { type FoundRecord, foundRecords, requestDeedPath } from '../contract/requests.ts'
import { useDeed } from './deed.ts'
import { Frame, type StepProps } from './Frame.tsx'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

type Found = z.infer<typeof foundRecords>

const done = z.object({ id: z.uuid() })

/** Looks for the person among all records; a member says which are about the person. */
export function LocateForm({ request, onChanged }: StepProps): ReactElement {
  const t = useText()
  const [more, setMore] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(request.affected.map(({ id }) => id)),
  )
  const search = useDeed(foundRecords, setFound)
  const locate = useDeed(done, onChanged)

  function look(event: FormEvent): void {
    event.preventDefault()
    const names = more.trim() === '' ? [] : [more.trim()]
    search.run(requestDeedPath(request.id, 'search'), { names, documents: [] })
  }

  function choose(id: string, isChosen: boolean): void {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }

  return (
    <Frame title={t('rights.do.located')} hint={t('rights.do.located_hint')}>
      <form className={classes.actions} onSubmit={look}>
        <TextInput
          aria-label={t('rights.another_name')}
          placeholder={t('rights.another_name')}
          maxLength={300}
          dir="auto"
          value={more}
          onChange={(event) => setMore(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant={found === null ? 'filled' : 'default'}
          leftSection={<IconSearch size={16} aria-hidden />}
          loading={search.isWorking}
        >
          {t('rights.search')}
        </Button>
      </form>
      <p className={classes.quiet} role="status">
        {found === null
          ? null
          : t(found.isCut ? 'rights.found_more' : 'rights.found', { count: found.found.length })}
      </p>
      {found === null || found.found.length === 0 ? null : (
        <ul className={classes.list} aria-label={t('rights.candidates')}>
          {found.found.map((one) => (
            <li key={one.id}>
              <Candidate record={one} isChosen={chosen.has(one.id)} onChoose={choose} />
            </li>
          ))}
        </ul>
      )}
      {found === null ? null : (
        <div className={classes.actions}>
          <Button
            loading={locate.isWorking}
            onClick={() => locate.run(requestDeedPath(request.id, 'located'), { records: [...chosen] })}
          >
            {t(chosen.size === 0 ? 'rights.none_of_them' : 'rights.these_are', { count: chosen.size })}
          </Button>
        </div>
      )}
      <Refused problem={search.problem ?? locate.problem} />
    </Frame>
  )
}

type CandidateProps = {
  readonly record: FoundRecord
  readonly isChosen: boolean
  readonly onChoose: (id: string, isChosen: boolean) => void
}

/** A record that may be about the person, and why it was found. */
function Candidate({ record, isChosen, onChoose }: CandidateProps): ReactElement {
  const t = useText()
  return (
    <div className={classes.found}>
      <Checkbox
        checked={isChosen}
        aria-label={t('rights.choose', { name: record.name, owner: record.owner })}
        onChange={(event) => onChoose(record.id, event.currentTarget.checked)}
      />
      <div className={classes.rowHead}>
        <strong>
          <NameText text={record.name} />
        </strong>
        <span className={classes.quiet}>
          <bdi>{record.owner}</bdi> · <bdi className={classes.mono}>{record.reference}</bdi> ·{' '}
          {t(`record.kind.${record.kind}`)}
          {record.status === 'withdrawn' ? ` · ${t('record.withdrawn')}` : null}
        </span>
      </div>
      {record.parts.length === 0 ? null : <MatchParts parts={record.parts} />}
      {record.evidence.length === 0 ? null : (
        <ul className={classes.evidence}>
          {record.evidence.map((one) => (
            <EvidenceLine key={`${one.field} ${one.found}`} {...one} />
          ))}
        </ul>
      )}
    </div>
  )
}
