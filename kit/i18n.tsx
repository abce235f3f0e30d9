import { DirectionProvider, useDirection } from '@mantine/core'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { createIntl, IntlProvider, useIntl } from 'react-intl'
import { type Language, languages } from '../kernel/country.ts'
import { type Direction, directionOf, localeOf, pickLanguage } from './language.ts'
import { recall, remember } from './memory.ts'

/** Every id of apps/web/messages/en.json: a misspelt one does not compile. */
export type MessageId = FormatjsIntl.Message extends { ids: infer Ids extends string } ? Ids : string
export type Messages = Readonly<Record<MessageId, string>>

type LoadMessages = (language: Language) => Promise<Messages>

/** What a message may be given; a Date or a number is written as the language does. */
type Values = Readonly<Record<string, string | number | Date>>

/** Says a message with its values. */
export type Said = (id: MessageId, values?: Values) => string

type Chosen = {
  readonly language: Language
  readonly direction: Direction
  readonly choose: (language: Language) => Promise<void>
  /** Shows a person's own language, unless one was chosen on this device. */
  readonly propose: (language: Language) => Promise<void>
  readonly load: LoadMessages
}

const Context = createContext<Chosen | null>(null)

const REMEMBERED = 'comity.language'

/** The language chosen last on this device, else the first of the browser's that we have. */
export function firstLanguage(): Language {
  return pickLanguage([recall(REMEMBERED), ...navigator.languages])
}

type Props = {
  readonly first: { readonly language: Language; readonly messages: Messages }
  readonly load: LoadMessages
  readonly children: ReactNode
}

/** Texts, numbers, dates and the direction of the page. The old language stays until the new one is there. */
export function LanguageProvider({ first, load, children }: Props): ReactElement {
  const [{ language, messages }, setShown] = useState(first)
  const show = useCallback(
    async (next: Language): Promise<void> => {
      const loaded = await load(next)
      setShown({ language: next, messages: loaded })
    },
    [load],
  )
  useOtherWindows(show)
  const chosen = useMemo<Chosen>(() => {
    async function choose(next: Language): Promise<void> {
      remember(REMEMBERED, next)
      await show(next)
    }
    async function propose(next: Language): Promise<void> {
      if (recall(REMEMBERED) === null) await show(next)
    }
    return { language, direction: directionOf(language), choose, propose, load }
  }, [language, load, show])
  return (
    <Context value={chosen}>
      <IntlProvider locale={localeOf(language)} messages={messages} onError={throwError}>
        <DirectionProvider initialDirection={chosen.direction} detectDirection={false}>
          <PageDirection language={language} direction={chosen.direction} />
          {children}
        </DirectionProvider>
      </IntlProvider>
    </Context>
  )
}

/** What is chosen in one window holds in the others, too. */
function useOtherWindows(show: (language: Language) => Promise<void>): void {
  const follow = useEffectEvent(({ key, newValue }: StorageEvent) => {
    const next = languages.find((language) => language === newValue)
    if (key === REMEMBERED && next !== undefined) show(next).catch(reportError)
  })
  useEffect(() => {
    const hear = (event: StorageEvent) => follow(event)
    window.addEventListener('storage', hear)
    return () => window.removeEventListener('storage', hear)
  }, [])
}

/** A missing text is a bug that the equality test of the message files finds first. */
function throwError(error: Error): never {
  throw error
}

function PageDirection({ language, direction }: { language: Language; direction: Direction }): null {
  const { setDirection } = useDirection()
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = direction
    setDirection(direction)
  }, [language, direction, setDirection])
  return null
}

export function useLanguage(): Chosen {
  const chosen = useContext(Context)
  if (chosen === null) throw new Error('useLanguage is used outside LanguageProvider')
  return chosen
}

/** What was written for a reader of another language; null while its texts are on their way. */
export function useTextIn(language: Language): Said | null {
  const { load } = useLanguage()
  const [said, setSaid] = useState<{ readonly in: Language; readonly say: Said } | null>(null)
  useEffect(() => {
    let isWanted = true
    load(language)
      .then((messages) => {
        const intl = createIntl({ locale: localeOf(language), messages, onError: throwError })
        const say: Said = (id, values) => intl.formatMessage({ id }, values)
        if (isWanted) setSaid({ in: language, say })
      })
      .catch(reportError)
    return () => {
      isWanted = false
    }
  }, [load, language])
  return said?.in === language ? said.say : null
}

/** `const t = useText()`, then `t('close')` or `t('palette.count', { count: 3 })`. */
export function useText(): Said {
  const intl = useIntl()
  return (id, values) => intl.formatMessage({ id }, values)
}
