import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useText } from '../../../kit/i18n.tsx'
import classes from './check-form.module.css'
import { isHeld, type Question } from './question.ts'

/** Whether somebody waits at a control: the owner of a hit then has minutes to answer, not an hour. */
export function HeldSwitch({ form }: { readonly form: UseFormReturn<Question> }): ReactElement {
  const t = useText()
  const [held, purpose] = useWatch({ control: form.control, name: ['held', 'purpose'] })
  return (
    <Switch
      className={classes.held ?? ''}
      label={t('check.held')}
      checked={isHeld({ held, purpose })}
      onChange={(event) => form.setValue('held', event.currentTarget.checked, { shouldDirty: true })}
    />
  )
}
