import type { ReactElement, ReactNode } from 'react'
import { FootnoteList, FootnoteScope } from '../show/CountryName.tsx'
import classes from './shell.module.css'
import { Brand, LanguageSwitch, SchemeSwitch } from './switches.tsx'

/** The frame where nobody is signed in: the name, the language, the scheme, and one thing to do. */
export function PlainShell({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className={classes.plain}>
      <header className={classes.top}>
        <Brand />
        <span className={classes.gap} />
        <LanguageSwitch />
        <SchemeSwitch />
      </header>
      <main id="main" className={classes.plainMain}>
        <FootnoteScope>
          {children}
          <FootnoteList />
        </FootnoteScope>
      </main>
    </div>
  )
}
