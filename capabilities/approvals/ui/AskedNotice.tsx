import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useState } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import { onSecondPersonAsked } from '../../../kit/guarded.ts'
import { useText } from '../../../kit/i18n.tsx'
import classes from './approvals.module.css'

/** Stands in the frame and says, whenever something was sent that needs one, that it waits for a second person. */
export function AskedNotice(): ReactElement {
  const t = useText()
  const [isShown, setShown] = useState(false)
  const queries = useQueryClient()
  useEffect(
    () =>
      onSecondPersonAsked(() => {
        setShown(true)
        // A list that was read a moment ago does not have it yet.
        queries.invalidateQueries({ queryKey: ['approvals'] }).catch(reportError)
      }),
    [queries],
  )
  const close = () => setShown(false)
  return (
    <Dialog title={t('approvals.asked.title')} opened={isShown} onClose={close}>
      <div className={classes.parts}>
        <p>{t('approvals.asked.line')}</p>
        <div className={classes.actions}>
          <AppLink href="/approvals?tab=mine" className={classes.link} onClick={close}>
            {t('approvals.asked.open')}
          </AppLink>
          <Button data-autofocus variant="default" onClick={close}>
            {t('close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
