import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { BureauName } from '../../../kit/show/CountryName.tsx'
import type { Me } from '../contract.ts'
import classes from './bureaus.module.css'
import { Keys } from './Keys.tsx'
import { MyPasskeys } from './MyPasskeys.tsx'
import { MySessions } from './MySessions.tsx'

/** Who I am here, how I sign in, where I am signed in; for a head also the keys of the bureau. */
export function AccountPage({ me }: { readonly me: Me }): ReactElement {
  const t = useText()
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('account.title')}
        line={
          <>
            <bdi>{me.name}</bdi> ·{' '}
            <span dir="ltr" className={classes.mono}>
              {me.signInName}
            </span>
          </>
        }
      />
      <Panel title={t('account.who')}>
        <dl className={classes.facts}>
          <dt>{t('account.bureau')}</dt>
          <dd>
            <BureauName bureau={me.bureau} withCode />
          </dd>
          <dt>{t('account.post')}</dt>
          <dd>
            <bdi>{me.post}</bdi>
          </dd>
          <dt>{t('account.roles')}</dt>
          <dd>{me.roles.map((role) => t(`role.${role}`)).join(' · ')}</dd>
          <dt>{t('account.clearance')}</dt>
          <dd>{t(`record.level.${me.clearance}`)}</dd>
          <dt>{t('account.signed_in_by')}</dt>
          <dd>{t(`account.by.${me.signedInBy}`)}</dd>
        </dl>
        {me.rolesNeedingPasskey.length === 0 ? null : (
          <p className={classes.note} role="note">
            {t('account.withheld', {
              roles: me.rolesNeedingPasskey.map((role) => t(`role.${role}`)).join(' · '),
            })}
          </p>
        )}
      </Panel>
      <MySessions />
      <MyPasskeys />
      {me.roles.includes('bureau_head') ? <Keys clearance={me.clearance} purpose={me.purpose} /> : null}
    </div>
  )
}
