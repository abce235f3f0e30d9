import type { ReactElement } from 'react'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import type { StatisticKey } from '../statistics.ts'
import { sourceOf } from './answer.ts'

/** What a row of figures is about: a bureau, a list, a region of the world, a day. */
export function FigureName({ by, name }: { readonly by: StatisticKey; readonly name: string }): ReactElement {
  const t = useText()
  switch (by) {
    case 'owner':
    case 'asker':
      return <CountryOrText code={name} />
    case 'source':
      return <>{t(`record.source.${sourceOf(name)}`)}</>
    case 'region':
      return <Region code={name} />
    case 'period':
      return <bdi dir="ltr">{name}</bdi>
  }
}

/** By its UN M49 code in the reader's language, where the browser knows it. */
function Region({ code }: { readonly code: string }): ReactElement {
  const { language } = useLanguage()
  if (!/^\d{3}$/.test(code)) return <bdi>{code}</bdi>
  const named = new Intl.DisplayNames([language], { type: 'region' }).of(code)
  return <bdi>{named ?? code}</bdi>
}
