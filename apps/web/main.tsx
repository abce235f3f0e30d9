import '@mantine/core/styles.layer.css'
import '../../kit/fonts.css'
import '../../kit/base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Language } from '../../kernel/country.ts'
import { CommandProvider } from '../../kit/commands.tsx'
import { onSignedOut } from '../../kit/http.ts'
import { firstLanguage, LanguageProvider, type Messages } from '../../kit/i18n.tsx'
import { cssVariables, theme } from '../../kit/theme.ts'
import { makeRouter } from './routes.tsx'
import { askSessionAgain } from './session.ts'

const loaders: Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>> = {
  en: () => import('./messages/en.json'),
  fr: () => import('./messages/fr.json'),
  es: () => import('./messages/es.json'),
  ar: () => import('./messages/ar.json'),
}

async function load(language: Language): Promise<Messages> {
  return (await loaders[language]()).default
}

const schemeManager = localStorageColorSchemeManager({ key: 'comity.scheme' })

async function start(): Promise<void> {
  const language = firstLanguage()
  const first = { language, messages: await load(language) }
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000 } } })
  onSignedOut(() => {
    askSessionAgain(queries).catch(reportError)
  })
  const router = makeRouter()
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider first={first} load={load}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={schemeManager}
          defaultColorScheme="auto"
        >
          <QueryClientProvider client={queries}>
            <CommandProvider>
              <RouterProvider router={router} />
            </CommandProvider>
          </QueryClientProvider>
        </MantineProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}

start().catch(reportError)
