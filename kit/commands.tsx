import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { MessageId } from './i18n.tsx'
import { type Keys, type Pending, readStroke } from './keys.ts'
import { recall, remember } from './memory.ts'

/** Something a person can do from the palette or by keys. Pages offer theirs while they are shown. */
export type Command = {
  readonly id: string
  readonly titleId: MessageId
  readonly keys?: Keys
  readonly run: () => void
}

type Listener = () => void

/** Holds what is offered now. A plain store, so that offering a command draws nothing but an open palette. */
class Commands {
  #offered: readonly Command[] = []
  readonly #listeners = new Set<Listener>()

  readonly list = (): readonly Command[] => this.#offered

  readonly offer = (commands: readonly Command[]): (() => void) => {
    this.#set([...this.#offered, ...commands])
    return () => this.#set(this.#offered.filter((command) => !commands.includes(command)))
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(offered: readonly Command[]): void {
    this.#offered = offered
    for (const listener of this.#listeners) listener()
  }
}

type Keyboard = {
  readonly commands: Commands
  readonly singleKeys: boolean
  readonly setSingleKeys: (on: boolean) => void
}

const Context = createContext<Keyboard | null>(null)

const SINGLE_KEYS = 'comity.single_keys'

/** Listens to the keyboard and runs what the keys are bound to; the page shown last wins. */
export function CommandProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [commands] = useState(() => new Commands())
  const [singleKeys, setShown] = useState(() => recall(SINGLE_KEYS) !== 'off')
  const pending = useRef<Pending | null>(null)

  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.repeat) return
      const offered = commands.list()
      const bound = offered.flatMap((command) => (command.keys === undefined ? [] : [command.keys]))
      const reading = readStroke(strokeOf(event), pending.current, bound, singleKeys)
      pending.current = reading.pending
      const command = offered.findLast((offer) => offer.keys !== undefined && offer.keys === reading.keys)
      if (command === undefined) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [commands, singleKeys])

  function setSingleKeys(on: boolean): void {
    remember(SINGLE_KEYS, on ? 'on' : 'off')
    setShown(on)
  }

  return <Context value={{ commands, singleKeys, setSingleKeys }}>{children}</Context>
}

function strokeOf(event: KeyboardEvent) {
  const { key, altKey: alt, timeStamp: atMs } = event
  return { key, alt, atMs, mod: event.ctrlKey || event.metaKey, typing: isField(event.target) || inDialog() }
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** Behind an open dialog nothing listens to single keys. */
function inDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

export function useKeyboard(): Keyboard {
  const keyboard = useContext(Context)
  if (keyboard === null) throw new Error('useKeyboard is used outside CommandProvider')
  return keyboard
}

/** Offers commands from when the caller is seen until it is not. Keep the list stable (module level or useMemo). */
export function useCommands(offered: readonly Command[]): void {
  const { commands } = useKeyboard()
  useLayoutEffect(() => commands.offer(offered), [commands, offered])
}

/** What is offered now, for the palette and the help. */
export function useOffered(): readonly Command[] {
  const { commands } = useKeyboard()
  return useSyncExternalStore(commands.subscribe, commands.list)
}
