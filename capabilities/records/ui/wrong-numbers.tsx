import type { ReactElement } from 'react'
import { identifierChecks } from '../../../kernel/identifier-words.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import { IdentifierText } from '../../../kit/show/Identifier.tsx'
import type { FaultyLine } from '../contract/life.ts'
import classes from './records.module.css'

type WrongNumber = FaultyLine['wrongNumbers'][number]

/** What stands beside a record with wrong numbers: each, and which check it fails. */
export function useWrongNumberColumns(): readonly Column<FaultyLine>[] {
  const t = useText()
  return [
    {
      id: 'wrong',
      title: t('quality.wrong'),
      isBelow: true,
      cell: ({ wrongNumbers }) => (
        <ul className={classes.items}>
          {wrongNumbers.map((one) => (
            <li key={one.path}>
              <Wrong wrong={one} />
            </li>
          ))}
        </ul>
      ),
    },
  ]
}

function Wrong({ wrong: { kind, number, checks } }: { readonly wrong: WrongNumber }): ReactElement {
  const t = useText()
  return (
    <>
      <strong>{t(`identifier.kind.${kind}`)}</strong> <IdentifierText value={number} kind={kind} />
      {checks.map((check) => (
        <span key={check.name} className={classes.quiet}>
          {' '}
          · <Failed {...check} />
        </span>
      ))}
    </>
  )
}

/** A name that this page does not know yet is shown as it is: an answer may come from a newer server. */
function Failed({ name, expected, found }: WrongNumber['checks'][number]): ReactElement {
  const t = useText()
  const known = identifierChecks.find((word) => word === name)
  const wrong =
    expected === null || found === null ? t('identifier.wrong') : t('identifier.failed', { expected, found })
  return (
    <>
      {known === undefined ? name : t(`identifier.check.${known}`)}: {wrong}
    </>
  )
}
