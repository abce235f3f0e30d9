import { Tabs } from '@mantine/core'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { type UpkeepTab, upkeepTabs } from './upkeep.ts'

type Props = { readonly chosen: UpkeepTab; readonly onChoose: (tab: UpkeepTab) => void }

export function UpkeepTabs({ chosen, onChoose }: Props): ReactElement {
  const t = useText()
  return (
    <Tabs value={chosen} onChange={(next) => onChoose(upkeepTabs.find((tab) => tab === next) ?? 'reviews')}>
      <Tabs.List aria-label={t('upkeep.title')}>
        {upkeepTabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab} aria-controls={undefined}>
            {t(`upkeep.tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
