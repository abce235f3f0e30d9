import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { useKeyboard, useOffered } from './commands.tsx'
import { Dialog } from './Dialog.tsx'
import { useText } from './i18n.tsx'
import { Kbd } from './page/chips.tsx'
import classes from './palette.module.css'

type Props = { readonly opened: boolean; readonly onClose: () => void }

/** `?`: the keys that work here, and the switch for those without Ctrl. */
export function KeyHelp({ opened, onClose }: Props): ReactElement {
  const t = useText()
  const { singleKeys, setSingleKeys } = useKeyboard()
  const bound = useOffered().flatMap(({ id, titleId, keys }) =>
    keys === undefined ? [] : [{ id, titleId, keys }],
  )
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')}>
      <ul className={classes.helpList}>
        {bound.map(({ id, titleId, keys }) => (
          <li key={id} className={classes.helpRow}>
            <span>{t(titleId)}</span>
            <Kbd keys={keys} />
          </li>
        ))}
      </ul>
      <Switch
        label={t('keys.single')}
        description={t('keys.single_hint')}
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Dialog>
  )
}
