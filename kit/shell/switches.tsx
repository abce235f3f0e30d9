import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLanguage, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { languages } from '../../kernel/country.ts'
import { useLanguage, useText } from '../i18n.tsx'
import { languageNames } from '../language.ts'
import classes from './shell.module.css'

/** The name of the program: two seals that recognise each other. */
export function Brand(): ReactElement {
  return (
    <span className={classes.brand}>
      <svg width="28" height="20" viewBox="0 0 28 20" aria-hidden="true" className={classes.seal}>
        <circle cx="10" cy="10" r="8" />
        <circle cx="18" cy="10" r="8" />
      </svg>
      <span className={classes.brandName}>Comity</span>
    </span>
  )
}

export function LanguageSwitch(): ReactElement {
  const t = useText()
  const { language: now, choose } = useLanguage()
  return (
    <Menu position="bottom-end" width={180} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.icon}
          aria-label={t('shell.language', { language: languageNames[now] })}
        >
          <IconLanguage size={20} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => choose(language)}
            rightSection={<Tick isShown={language === now} />}
          >
            <bdi>{languageNames[language]}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const schemeIcons = { light: IconSun, dark: IconMoon, auto: IconSunMoon } as const
const schemeOrder: readonly MantineColorScheme[] = ['light', 'dark', 'auto']

export function SchemeSwitch(): ReactElement {
  const t = useText()
  const { colorScheme: now, setColorScheme } = useMantineColorScheme()
  const Now = schemeIcons[now]
  return (
    <Menu position="bottom-end" width={200} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.icon}
          aria-label={t('shell.scheme', { scheme: t(`scheme.${now}`) })}
        >
          <Now size={20} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {schemeOrder.map((scheme) => {
          const Icon = schemeIcons[scheme]
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => setColorScheme(scheme)}
              rightSection={<Tick isShown={scheme === now} />}
            >
              {t(`scheme.${scheme}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The chosen one, also said aloud. */
function Tick({ isShown }: { readonly isShown: boolean }): ReactElement | null {
  const t = useText()
  if (!isShown) return null
  return <IconCheck size={16} role="img" aria-label={t('chosen')} />
}
