import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'
import { type Control, type FieldValues, type Path, useController } from 'react-hook-form'
import { roles } from '../../../kernel/actor.ts'
import { useText } from '../../../kit/i18n.tsx'
import classes from './people.module.css'
import { isRoleFor } from './people.ts'

type Props<Form extends FieldValues> = {
  readonly control: Control<Form>
  readonly name: Path<Form>
  /** The code of the bureau that gives them. */
  readonly bureau: string
}

/** What somebody may do: at least one role. The value is a list of roles in the order of the kernel. */
export function RolesField<Form extends FieldValues>({ control, name, bureau }: Props<Form>): ReactElement {
  const t = useText()
  const { field, fieldState } = useController({
    control,
    name,
    rules: { validate: (given: readonly string[]) => given.length > 0 || t('people.roles_missing') },
  })
  return (
    <Checkbox.Group
      label={t('people.roles')}
      description={t('people.roles_hint')}
      error={fieldState.error?.message}
      withAsterisk
      value={field.value}
      onChange={(given) => field.onChange(roles.filter((role) => given.includes(role)))}
    >
      <div className={classes.roles}>
        {roles.map((role, place) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`role.${role}`)}
            disabled={!isRoleFor(role, bureau)}
            description={isRoleFor(role, bureau) ? null : t('people.hub_only')}
            onBlur={field.onBlur}
            ref={place === 0 ? field.ref : null}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
