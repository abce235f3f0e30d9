import { Tabs } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'

const pages = ['records', 'quality'] as const

/** The bureau's own records, and what is wrong with some of them. */
export function RecordsNav({ current }: { readonly current: (typeof pages)[number] }): ReactElement {
  const t = useText()
  const { history } = useRouter()
  return (
    <Tabs
      value={current}
      onChange={(next) => history.push(`/${pages.find((page) => page === next) ?? 'records'}`)}
    >
      <Tabs.List aria-label={t('own.title')}>
        {pages.map((page) => (
          <Tabs.Tab key={page} value={page} aria-controls={undefined}>
            {t(`own.tab.${page}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
