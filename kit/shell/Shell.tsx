import { useDisclosure } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type Command, useCommands } from '../commands.tsx'
import { useText } from '../i18n.tsx'
import { KeyHelp } from '../KeyHelp.tsx'
import { recall, remember } from '../memory.ts'
import { OfflineBanner } from '../page/OfflineBanner.tsx'
import { Palette } from '../palette.tsx'
import { FootnoteList, FootnoteScope } from '../show/CountryName.tsx'
import { BottomBar, Rail } from './Rail.tsx'
import classes from './shell.module.css'
import type { Status } from './status.ts'
import { TopBar } from './TopBar.tsx'
import { currentTask, type Task } from './task.ts'

type Props = Status & {
  /** Those that the role may do, the most frequent first: a phone shows five. */
  readonly tasks: readonly Task[]
  readonly path: string
  readonly children: ReactNode
}

const RAIL = 'comity.rail'

/** The frame around every screen of somebody signed in. */
export function Shell(props: Props): ReactElement {
  const { tasks, path, children, ...status } = props
  const { connection } = status
  const t = useText()
  const [isWide, setWide] = useState(() => recall(RAIL) === 'wide')
  const [palette, openPalette] = useDisclosure(false)
  const [help, openHelp] = useDisclosure(false)
  const current = currentTask(tasks, path)
  const main = useFocusOnArrival(path)
  useShellCommands(tasks, openPalette.open, openHelp.open)

  function widen(wide: boolean): void {
    remember(RAIL, wide ? 'wide' : 'narrow')
    setWide(wide)
  }

  return (
    <FootnoteScope>
      <div className={classes.shell} data-rail={isWide ? 'wide' : 'narrow'}>
        <a href="#main" className={classes.skip}>
          {t('shell.skip')}
        </a>
        <TopBar {...status} onSearch={openPalette.open} onHelp={openHelp.open} />
        <Rail tasks={tasks} current={current} isWide={isWide} onWiden={widen} />
        <div className={classes.content}>
          {connection.state === 'online' ? null : (
            <OfflineBanner connection={connection.state} silentForSeconds={connection.silentForSeconds} />
          )}
          <main id="main" ref={main} tabIndex={-1} className={classes.main}>
            {children}
            <FootnoteList />
          </main>
        </div>
        <BottomBar tasks={tasks.slice(0, 5)} current={current} />
        <Palette opened={palette} onClose={openPalette.close} />
        <KeyHelp opened={help} onClose={openHelp.close} />
      </div>
    </FootnoteScope>
  )
}

function useShellCommands(tasks: readonly Task[], openPalette: () => void, openHelp: () => void): void {
  const router = useRouter()
  const commands = useMemo<readonly Command[]>(
    () => [
      ...tasks.map(({ id, titleId, href, keys }) => ({
        id: `go.${id}`,
        titleId,
        ...(keys === undefined ? {} : { keys }),
        run: () => router.history.push(href),
      })),
      { id: 'palette', titleId: 'palette.title', keys: 'mod+k', run: openPalette },
      { id: 'keys', titleId: 'keys.title', keys: '?', run: openHelp },
    ],
    [tasks, router, openPalette, openHelp],
  )
  useCommands(commands)
}

/** A new screen takes the focus, as a new document would, unless it has put it somewhere itself. */
function useFocusOnArrival(path: string) {
  const main = useRef<HTMLElement>(null)
  const arrived = useRef(path)
  useEffect(() => {
    if (arrived.current === path) return
    arrived.current = path
    if (main.current?.contains(document.activeElement) === false) main.current.focus({ preventScroll: true })
  }, [path])
  return main
}
