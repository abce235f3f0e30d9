import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useState } from 'react'
import { KOSOVO_FOOTNOTE, type Language, parseCountry } from '../../kernel/country.ts'
import { type Issuer, issuerName } from '../../kernel/issuer.ts'
import { useLanguage } from '../i18n.tsx'
import classes from './show.module.css'

type Props = {
  readonly code: Issuer
  /** The code before the name, as lists show it. */
  readonly withCode?: boolean
}

const kosovo = parseCountry('XKX')

/** The name by UNTERM in the reader's language, also of an organisation that issues documents; Kosovo* with its footnote. */
export function CountryName({ code, withCode = false }: Props): ReactElement {
  const { language } = useLanguage()
  const footnote = code === kosovo ? KOSOVO_FOOTNOTE : null
  return <Named code={withCode ? code : null} name={issuerName(code, language)} footnote={footnote} />
}

type BureauProps = {
  readonly bureau: {
    readonly code: string
    readonly names: Readonly<Record<Language, string>>
    /** Must stand wherever the name is shown. */
    readonly footnote: string | null
  }
  readonly withCode?: boolean
}

/** A member, the hub or a partner, in the reader's language. */
export function BureauName({ bureau, withCode = false }: BureauProps): ReactElement {
  const { language } = useLanguage()
  return (
    <Named code={withCode ? bureau.code : null} name={bureau.names[language]} footnote={bureau.footnote} />
  )
}

type NamedProps = { readonly code: string | null; readonly name: string; readonly footnote: string | null }

function Named({ code, name, footnote }: NamedProps): ReactElement {
  useFootnote(footnote)
  const described = footnote === null ? {} : { 'aria-describedby': FOOTNOTE_ID }
  return (
    <span className={classes.country} {...described}>
      {code === null ? null : <span className={classes.code}>{code}</span>}
      <bdi>{name}</bdi>
    </span>
  )
}

const FOOTNOTE_ID = 'footnotes'

type Footnotes = { readonly texts: readonly string[]; readonly change: (text: string, by: 1 | -1) => void }
const Context = createContext<Footnotes | null>(null)

/** Collects the footnotes of the names shown within, for FootnoteList. Both shells have one; a page needs none of its own. */
export function FootnoteScope({ children }: { readonly children: ReactNode }): ReactElement {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const [change] = useState<Footnotes['change']>(
    () => (text: string, by: 1 | -1) =>
      setCounts((before) => ({ ...before, [text]: (before[text] ?? 0) + by })),
  )
  const texts = Object.keys(counts).filter((text) => (counts[text] ?? 0) > 0)
  return <Context value={{ texts, change }}>{children}</Context>
}

/** The footnotes as long as their names are shown; the wording is fixed and never translated. */
export function FootnoteList(): ReactElement | null {
  const { texts } = useFootnotes()
  if (texts.length === 0) return null
  return (
    <div id={FOOTNOTE_ID} className={classes.footnotes} lang="en" dir="ltr">
      {texts.map((text) => (
        <p key={text}>* {text}</p>
      ))}
    </div>
  )
}

function useFootnotes(): Footnotes {
  const footnotes = useContext(Context)
  if (footnotes === null) throw new Error('a name with a footnote is used outside FootnoteScope')
  return footnotes
}

function useFootnote(text: string | null): void {
  const { change } = useFootnotes()
  useEffect(() => {
    if (text === null) return
    change(text, 1)
    return () => change(text, -1)
  }, [text, change])
}
