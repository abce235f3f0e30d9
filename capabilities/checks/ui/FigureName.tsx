import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'
import { recordKinds } from '../../../kernel/record-kind.ts'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import type { StatisticKey } from '../statistics.ts'
import { sourceOf } from './answer.ts'

/** What a row of figures is about: a bureau, a list, a kind of record, a region of the world, a day. */
export function FigureName({ by, name }: { readonly by: StatisticKey; readonly name: string }): ReactElement {
  const t = useText()
  switch (by) {
    case 'owner':
    case 'asker':
      return <CountryOrText code={name} />
    case 'source':
      return <>{t(`record.source.${sourceOf(name)}`)}</>
    case 'kind':
      return <Kind code={name} />
    case 'region':
      return <Region code={name} />
    case 'period':
      return <Day value={name} />
  }
}

/** A calendar day as the reader's language writes it. */
export function Day({ value }: { readonly value: string }): ReactElement {
  return <FormattedDate value={value} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
}

/** What records of several kinds could answer is of none of them. */
function Kind({ code }: { readonly code: string }): ReactElement {
  const t = useText()
  const kind = recordKinds.find((known) => known === code)
  return <>{t(kind === undefined ? 'statistics.several_kinds' : `record.kind.${kind}`)}</>
}

/** Regions of the UN's M49; another code stands as it came. */
const regions = ['002', '009', '019', '142', '150'] as const

function Region({ code }: { readonly code: string }): ReactElement {
  const t = useText()
  const region = regions.find((known) => known === code)
  return <bdi>{region === undefined ? code : t(`region.${region}`)}</bdi>
}
