import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconKeyboard,
  IconLogout,
  IconSearch,
  IconShieldCheck,
  IconShieldExclamation,
  IconUserCircle,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useText } from '../i18n.tsx'
import { Kbd, PurposeChip, UtcClock } from '../page/chips.tsx'
import classes from './shell.module.css'
import type { Connection, Proof, Status } from './status.ts'
import { Brand, LanguageSwitch, SchemeSwitch } from './switches.tsx'

type Props = Status & { readonly onSearch: () => void; readonly onHelp: () => void }

/** Who, where and why on one side; how the system is and what can be set on the other. */
export function TopBar(props: Props): ReactElement {
  const { bureau, post, purpose, connection, proof, onSearch } = props
  const t = useText()
  return (
    <header className={classes.top}>
      <Brand />
      <div className={classes.place}>
        <span className={classes.bureauCode}>{bureau.code}</span>
        <span className={classes.bureauName}>{bureau.name}</span>
        {post === null ? null : (
          <span className={classes.post}>
            <bdi>{post}</bdi>
          </span>
        )}
      </div>
      {purpose === null ? null : (
        <span className={classes.wideOnly}>
          <PurposeChip purpose={purpose} />
        </span>
      )}
      <UnstyledButton className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={16} aria-hidden />
        <span className={classes.searchText}>{t('shell.search')}</span>
        <Kbd keys="mod+k" />
      </UnstyledButton>
      <span className={classes.wideOnly}>
        <UtcClock />
      </span>
      <ConnectionMark connection={connection} />
      <ProofMark proof={proof} />
      <LanguageSwitch />
      <SchemeSwitch />
      <AccountMenu {...props} />
    </header>
  )
}

function ConnectionMark({ connection }: { readonly connection: Connection }): ReactElement {
  const t = useText()
  const word = t(`connection.${connection.state}`)
  return (
    <Tooltip label={word}>
      <span className={classes.sign} data-state={connection.state === 'online' ? 'no_hit' : 'not_answered'}>
        <span className={classes.dot} data-broken={connection.state !== 'online'} aria-hidden />
        <span className={classes.signText}>{word}</span>
      </span>
    </Tooltip>
  )
}

const proofTones = { fresh: 'no_hit', late: 'possible', stopped: 'hit', unknown: 'not_asked' } as const

function ProofMark({ proof }: { readonly proof: Proof }): ReactElement {
  const t = useText()
  const Icon = proof.state === 'fresh' ? IconShieldCheck : IconShieldExclamation
  const minutes = proof.state === 'unknown' ? 0 : proof.ageMinutes
  return (
    <Tooltip label={t(`proof.${proof.state}.long`, { minutes })}>
      <span className={classes.sign} data-state={proofTones[proof.state]} data-wide-only>
        <Icon size={16} aria-hidden className={classes.signIcon} />
        <span className={classes.signText}>{t(`proof.${proof.state}`, { minutes })}</span>
      </span>
    </Tooltip>
  )
}

/** Who is signed in is text, not an action: a panel, not a menu. */
function AccountMenu({ person, purpose, onHelp, onSignOut }: Props): ReactElement {
  const t = useText()
  const label = t('shell.account', { name: person.name })
  const [opened, { toggle, close }] = useDisclosure(false)

  function help(): void {
    close()
    onHelp()
  }

  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-end"
      width={280}
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={classes.icon} aria-label={label} onClick={toggle}>
          <IconUserCircle size={20} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p={4}>
        <div className={classes.person}>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          <span className={classes.role}>{person.role}</span>
          {purpose === null ? null : <PurposeChip purpose={purpose} />}
        </div>
        <UnstyledButton className={classes.action} onClick={help}>
          <IconKeyboard size={16} aria-hidden />
          {t('keys.title')}
        </UnstyledButton>
        <UnstyledButton className={classes.action} onClick={onSignOut}>
          <IconLogout size={16} aria-hidden className={classes.mirrored} />
          {t('shell.sign_out')}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  )
}
