import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { FactLines } from '../../../kit/show/FactLines.tsx'
import { factsOf } from '../facts.ts'
import type { ThingBody } from '../record.ts'
import { Fact } from './facts.tsx'
import classes from './records.module.css'

/** Everything that a record says about a thing, in the order of its fields. */
export function ThingPanels({ body }: { readonly body: ThingBody }): ReactElement {
  const t = useText()
  return (
    <Panel title={t(`record.about.${body.kind}`)}>
      <dl className={classes.facts}>
        {factsOf(body).map(({ field, lines }) => (
          <Fact key={field} label={t(`record.field.${field}`)}>
            <FactLines lines={lines} />
          </Fact>
        ))}
      </dl>
    </Panel>
  )
}
