import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useState } from 'react'
import { type Country, countryName, KOSOVO_FOOTNOTE, parseCountry } from '../../kernel/country.ts'
import { useLanguage } from '../i18n.tsx'
import classes from './show.module.css'

const FOOTNOTE_ID = 'kosovo-footnote'
const kosovo = parseCountry('XKX')

type Shown = (change: 1 | -1) => void
const Context = createContext<Shown | null>(null)

/** Puts the footnote of Kosovo* under its children as long as the name is shown among them. One per page. */
export function CountryFootnotes({ children }: { readonly children: ReactNode }): ReactElement {
  const [count, setCount] = useState(0)
  const [shown] = useState<Shown>(() => (change: 1 | -1) => setCount((before) => before + change))
  return (
    <Context value={shown}>
      {children}
      {count === 0 ? null : (
        <p id={FOOTNOTE_ID} className={classes.footnote} lang="en" dir="ltr">
          * {KOSOVO_FOOTNOTE}
        </p>
      )}
    </Context>
  )
}

type Props = {
  readonly code: Country
  /** The alpha-3 code before the name, as lists show it. */
  readonly withCode?: boolean
}

/** The name by UNTERM in the reader's language. */
export function CountryName({ code, withCode = false }: Props): ReactElement {
  const { language } = useLanguage()
  const isKosovo = code === kosovo
  useFootnote(isKosovo)
  const described = isKosovo ? { 'aria-describedby': FOOTNOTE_ID } : {}
  return (
    <span className={classes.country} {...described}>
      {withCode ? <span className={classes.code}>{code}</span> : null}
      <bdi>{countryName(code, language)}</bdi>
    </span>
  )
}

function useFootnote(isNeeded: boolean): void {
  const shown = useContext(Context)
  if (shown === null) throw new Error('CountryName is used outside CountryFootnotes')
  useEffect(() => {
    if (!isNeeded) return
    shown(1)
    return () => shown(-1)
  }, [isNeeded, shown])
}
