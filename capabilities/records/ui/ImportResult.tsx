import { Button, Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { FormattedNumber } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { ImportView } from '../contract.ts'
import { lookOf, verdictOf } from './import-words.ts'
import classes from './imports.module.css'
import { Rejections } from './Rejections.tsx'

type Props = {
  readonly found: ImportView
  readonly onAgain: ((acceptRemovals: boolean) => void) | null
}

const changes = ['added', 'changed', 'removed', 'unchanged', 'rejected'] as const
const kinds = ['persons', 'organisations', 'vessels', 'things'] as const

/** What the import did, in one line, in figures, and line by line where it could not. */
export function ImportResult({ found, onAgain }: Props): ReactElement {
  const t = useText()
  const verdict = verdictOf(found)
  const hasFigures = found.state === 'finished'
  return (
    <div className={classes.verdict} data-state={lookOf(verdict)}>
      <div className={classes.verdictHead}>
        <StateMark state={lookOf(verdict)} size={32} silent />
        <div>
          <h3 className={classes.verdictTitle}>{t(`import.verdict.${verdict}`)}</h3>
          <p className={classes.verdictLine}>{t(`import.verdict.${verdict}_line`)}</p>
          {found.error === null ? null : (
            <p className={classes.fault} dir="auto">
              {found.error.detail}
            </p>
          )}
        </div>
      </div>
      {hasFigures ? <Figures counts={found.counts} /> : null}
      {verdict === 'too_many_removed' ? <TakeAnyway onAgain={onAgain} /> : null}
      {verdict === 'tried' && onAgain !== null ? (
        <Button className={classes.submit} onClick={() => onAgain(false)}>
          {t('import.now')}
        </Button>
      ) : null}
      {found.counts.rejected === 0 ? null : <Rejections id={found.id} count={found.counts.rejected} />}
    </div>
  )
}

function Figures({ counts }: Pick<ImportView, 'counts'>): ReactElement {
  const t = useText()
  return (
    <>
      <dl className={classes.counts}>
        {changes.map((change) => (
          <div key={change}>
            <dt>{t(`import.count.${change}`)}</dt>
            <dd>
              <FormattedNumber value={counts[change]} numberingSystem="latn" />
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.kinds}>
        {kinds.map((kind) => t(`import.kind.${kind}`, { count: counts[kind] })).join(' · ')}
      </p>
    </>
  )
}

/** Never in passing: it takes a statement and a second act. */
function TakeAnyway({ onAgain }: Pick<Props, 'onAgain'>): ReactElement {
  const t = useText()
  const [isSure, setSure] = useState(false)
  if (onAgain === null) return <p className={classes.hint}>{t('import.anyway_files')}</p>
  return (
    <div className={classes.anyway}>
      <Checkbox
        label={t('import.anyway_sure')}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <Button variant="default" disabled={!isSure} onClick={() => onAgain(true)}>
        {t('import.anyway')}
      </Button>
    </div>
  )
}
