import { Button } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'
import { type Command, useCommands } from '../../../kit/commands.tsx'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import type { Keys } from '../../../kit/keys.ts'
import { Kbd } from '../../../kit/page/chips.tsx'
import type { HitView } from '../contract.ts'
import { DeedPanel, type OpenPanel } from './DeedPanel.tsx'
import classes from './hit.module.css'
import type { Acting, Deed } from './use-acting.ts'

type Props = { readonly hit: HitView; readonly acting: Acting }

/** What the reader may do to the hit, each by one key; a decision opens its reasons. */
export function Deeds({ hit, acting }: Props): ReactElement | null {
  const [panel, setPanel] = useState<OpenPanel | null>(null)
  const offered = offersOf(hit)
  const { act } = acting
  useCommands(useMemo(() => commandsOf(hit, setPanel, act), [hit, act]))
  if (offered.length === 0) return null

  function shut(): void {
    setPanel(null)
    requestAnimationFrame(keepFocus)
  }

  function send(deed: Deed): void {
    shut()
    acting.act(hit, deed)
  }

  return (
    <div>
      {panel === null ? (
        <div className={classes.deedBar}>
          {offered.map((offer) => (
            <DeedButton key={offer.id} offer={offer} hit={hit} onOpen={setPanel} acting={acting} />
          ))}
        </div>
      ) : (
        <DeedPanel
          key={JSON.stringify(panel)}
          hit={hit}
          panel={panel}
          isSending={acting.isSending}
          onSend={send}
          onCancel={shut}
        />
      )}
    </div>
  )
}

/** What had the focus is gone: the list takes it, or the first button on a page without one. */
function keepFocus(): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('[data-queue], [data-deed]')?.focus({ preventScroll: true })
}

type Offer = {
  readonly id: string
  readonly titleId: MessageId
  readonly keys: Keys
  /** A panel to fill in, or a deed that needs nothing more. */
  readonly does: OpenPanel | Deed
}

const decisions: readonly Offer[] = [
  {
    id: 'hit.confirm',
    titleId: 'hit.deed.confirm',
    keys: 'y',
    does: { panel: 'verdict', word: 'confirmed' },
  },
  {
    id: 'hit.reject',
    titleId: 'hit.deed.reject',
    keys: 'n',
    does: { panel: 'verdict', word: 'not_identical' },
  },
  { id: 'hit.unsure', titleId: 'hit.deed.unsure', keys: 'u', does: { panel: 'verdict', word: 'unsure' } },
  {
    id: 'hit.obsolete',
    titleId: 'hit.deed.obsolete',
    keys: 'o',
    does: { panel: 'verdict', word: 'record_obsolete' },
  },
]

const comparisons: readonly Offer[] = [
  { id: 'hit.same', titleId: 'hit.deed.same', keys: 'y', does: { panel: 'compare', word: 'identical' } },
  {
    id: 'hit.other',
    titleId: 'hit.deed.other',
    keys: 'n',
    does: { panel: 'compare', word: 'not_identical' },
  },
  { id: 'hit.doubt', titleId: 'hit.deed.doubt', keys: 'u', does: { panel: 'compare', word: 'unsure' } },
]

const outcomeOffer: Offer = {
  id: 'hit.outcome',
  titleId: 'hit.deed.outcome',
  keys: 'e',
  does: { panel: 'outcome' },
}
const releaseOffer: Offer = {
  id: 'hit.release',
  titleId: 'hit.deed.release',
  keys: 'r',
  does: { panel: 'release' },
}
const askOffer: Offer = {
  id: 'hit.ask',
  titleId: 'hit.deed.request',
  keys: 'q',
  does: { panel: 'request-details' },
}
const noteOffer: Offer = { id: 'hit.note', titleId: 'hit.deed.note', keys: 'm', does: { panel: 'note' } }
const closeOffer: Offer = {
  id: 'hit.close',
  titleId: 'hit.deed.close',
  keys: 'x',
  does: { deed: 'close', body: {} },
}

function claimOffer(isMine: boolean): Offer {
  return {
    id: 'hit.claim',
    titleId: isMine ? 'hit.deed.leave' : 'hit.deed.claim',
    keys: 'c',
    does: { deed: 'claim', body: isMine ? { leave: true } : {} },
  }
}

/** What the server says that the reader may do, the decision first. */
function offersOf({ may, claim }: HitView): readonly Offer[] {
  return [
    ...(may.includes('verdict') ? decisions : []),
    ...(may.includes('compare') && !may.includes('verdict') ? comparisons : []),
    ...(may.includes('release') ? [releaseOffer] : []),
    ...(may.includes('request-details') ? [askOffer] : []),
    ...(may.includes('outcome') ? [outcomeOffer] : []),
    ...(may.includes('close') ? [closeOffer] : []),
    ...(may.includes('note') ? [noteOffer] : []),
    ...(may.includes('claim') ? [claimOffer(claim?.isMine === true)] : []),
  ]
}

type Open = (panel: OpenPanel) => void

function run({ does }: Offer, hit: HitView, open: Open, act: Acting['act']): void {
  if ('panel' in does) open(does)
  else act(hit, does)
}

function commandsOf(hit: HitView, open: Open, act: Acting['act']): readonly Command[] {
  return offersOf(hit).map((offer) => ({
    id: offer.id,
    titleId: offer.titleId,
    keys: offer.keys,
    run: () => run(offer, hit, open, act),
  }))
}

type ButtonProps = Props & { readonly offer: Offer; readonly onOpen: Open }

function DeedButton({ offer, hit, onOpen, acting }: ButtonProps): ReactElement {
  const t = useText()
  const isDecision = decisions.includes(offer) || comparisons.includes(offer)
  return (
    <Button
      size="sm"
      variant={isDecision ? 'light' : 'default'}
      disabled={acting.isSending}
      data-deed={offer.id}
      rightSection={<Kbd keys={offer.keys} />}
      onClick={() => run(offer, hit, onOpen, acting.act)}
    >
      {t(offer.titleId)}
    </Button>
  )
}
