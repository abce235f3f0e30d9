import { SegmentedControl, Switch } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { type Language, languages } from '../../../kernel/country.ts'
import { unreachable } from '../../../kernel/result.ts'
import { type Said, useText, useTextIn } from '../../../kit/i18n.tsx'
import { languageNames } from '../../../kit/language.ts'
import { ChoicePanel } from '../../../kit/triage/ChoicePanel.tsx'
import { type HitView, LONGEST_NOTE } from '../contract.ts'
import {
  allReasons,
  OWNERS_OUTCOMES,
  outcomes,
  type VerdictReason,
  type VerdictWord,
  verdictReasons,
} from '../hit.ts'
import { languageOf } from './desk-language.ts'
import classes from './hit.module.css'
import { otherOf } from './hit-words.ts'
import type { Deed } from './use-acting.ts'

export type OpenPanel =
  | { readonly panel: 'verdict'; readonly word: VerdictWord }
  | { readonly panel: 'compare'; readonly word: 'identical' | 'not_identical' | 'unsure' }
  | { readonly panel: 'outcome' | 'note' | 'release' | 'request-details' }

type Props = {
  readonly hit: HitView
  readonly panel: OpenPanel
  readonly isSending: boolean
  readonly onSend: (deed: Deed) => void
  readonly onCancel: () => void
}

/** What is still to be said before a deed is sent. */
export function DeedPanel(props: Props): ReactElement {
  const { panel } = props
  switch (panel.panel) {
    case 'verdict':
      return <VerdictPanel {...props} word={panel.word} />
    case 'compare':
      return <ComparePanel {...props} word={panel.word} />
    case 'outcome':
      return <OutcomePanel {...props} />
    case 'note':
      return <NotePanel {...props} />
    case 'release':
    case 'request-details':
      return <MessagePanel {...props} deed={panel.panel} />
    default:
      return unreachable(panel)
  }
}

const withNote = (note: string) => (note === '' ? {} : { note })

/** The owner's verdict with its reason, and the answer drafted in the language of the bureau that asked. */
function VerdictPanel({ hit, word, isSending, onSend, onCancel }: Props & { readonly word: VerdictWord }) {
  const t = useText()
  const { language, setLanguage, draft } = useDraft(hit, word)
  return (
    <ChoicePanel
      title={t(`hit.verdict.${word}`)}
      choices={verdictReasons[word].map((value) => ({ value, label: t(`hit.reason.${value}`) }))}
      noteLabel={t('hit.reply', { bureau: otherOf(hit) })}
      noteAside={<LanguageChoice language={language} onChoose={setLanguage} />}
      draft={draft}
      longestNote={LONGEST_NOTE}
      sendLabel={t(`hit.send.${word}`)}
      isSending={isSending}
      onCancel={onCancel}
      onSend={(value, note) => {
        const reason = allReasons.find((one) => one === value) ?? verdictReasons[word][0]
        onSend({ deed: 'verdict', body: { as: 'desk', word, reason, ...withNote(note) } })
      }}
    />
  )
}

/** The reply in the recipient's own language; the writer may choose another. */
function useDraft(hit: HitView, word: VerdictWord) {
  const [language, setLanguage] = useState<Language>(() => languageOf(otherOf(hit)))
  const say = useTextIn(language)
  const draft = (reason: string): string => (say === null ? '' : draftOf(say, hit, word, reason))
  return { language, setLanguage, draft }
}

function draftOf(say: Said, hit: HitView, word: VerdictWord, reason: string): string {
  const known: VerdictReason = allReasons.find((one) => one === reason) ?? verdictReasons[word][0]
  const values = {
    date: leftToRight(hit.raisedAt.slice(0, 16).replace('T', ' ')),
    hit: leftToRight(hit.id.slice(-12)),
    reason: say(`hit.reason.${known}`),
  }
  return say(`hit.draft.${word}`, values)
}

/** Between the isolates of Unicode (U+2066, U+2069): a date or number must not be turned round in an Arabic line. */
function leftToRight(text: string): string {
  return `\u2066${text}\u2069`
}

type LanguageProps = { readonly language: Language; readonly onChoose: (language: Language) => void }

function LanguageChoice({ language, onChoose }: LanguageProps): ReactElement {
  const t = useText()
  return (
    <SegmentedControl
      size="xs"
      className={classes.languages ?? ''}
      aria-label={t('hit.reply_language')}
      value={language}
      onChange={(value) => onChoose(languages.find((one) => one === value) ?? 'en')}
      data={languages.map((value) => ({ value, label: languageNames[value] }))}
    />
  )
}

type CompareProps = Props & { readonly word: 'identical' | 'not_identical' | 'unsure' }

/** What the officer who asked sees; the owner decides. */
function ComparePanel({ word, isSending, onSend, onCancel }: CompareProps): ReactElement {
  const t = useText()
  return (
    <ChoicePanel
      title={t(`hit.compared.${word}`)}
      choices={[]}
      noteLabel={t('hit.note_optional')}
      longestNote={LONGEST_NOTE}
      sendLabel={t('hit.send.compare')}
      isSending={isSending}
      onCancel={onCancel}
      onSend={(_, note) => onSend({ deed: 'verdict', body: { as: 'asker', word, ...withNote(note) } })}
    />
  )
}

/** What was done about it: the finder's words, or the owner's where the owner alone knows of the hit. */
function OutcomePanel({ hit, isSending, onSend, onCancel }: Props): ReactElement {
  const t = useText()
  const isOwners = hit.state === 'raised'
  const offered = outcomes.filter((word) => OWNERS_OUTCOMES.includes(word) === isOwners)
  return (
    <ChoicePanel
      title={t('hit.outcome')}
      choices={offered.map((value) => ({ value, label: t(`hit.outcome.${value}`) }))}
      noteLabel={t('hit.note_optional')}
      longestNote={LONGEST_NOTE}
      sendLabel={t('hit.send.outcome')}
      isSending={isSending}
      onCancel={onCancel}
      onSend={(value, note) => {
        const word = offered.find((one) => one === value)
        if (word !== undefined) onSend({ deed: 'outcome', body: { word, ...withNote(note) } })
      }}
    />
  )
}

function NotePanel({ hit, isSending, onSend, onCancel }: Props): ReactElement {
  const t = useText()
  const [isOwn, setOwn] = useState(false)
  return (
    <ChoicePanel
      title={t('hit.deed.note')}
      choices={[]}
      noteLabel={t(isOwn ? 'hit.note_own' : 'hit.note_both', { bureau: otherOf(hit) })}
      noteAside={
        <Switch
          label={t('hit.note_only_own')}
          checked={isOwn}
          onChange={(event) => setOwn(event.currentTarget.checked)}
        />
      }
      isNoteRequired
      longestNote={LONGEST_NOTE}
      sendLabel={t('hit.send.note')}
      isSending={isSending}
      onCancel={onCancel}
      onSend={(_, note) => onSend({ deed: 'note', body: { note, to: isOwn ? 'own' : 'both' } })}
    />
  )
}

type MessageProps = Props & { readonly deed: 'release' | 'request-details' }

function MessagePanel({ hit, deed, isSending, onSend, onCancel }: MessageProps): ReactElement {
  const t = useText()
  const isRelease = deed === 'release'
  return (
    <ChoicePanel
      title={t(isRelease ? 'hit.deed.release' : 'hit.deed.request')}
      choices={[]}
      noteLabel={t('hit.note_optional')}
      noteHint={t(isRelease ? 'hit.release_line' : 'hit.request_line', { bureau: otherOf(hit) })}
      longestNote={LONGEST_NOTE}
      sendLabel={t(isRelease ? 'hit.send.release' : 'hit.send.request')}
      isSending={isSending}
      onCancel={onCancel}
      onSend={(_, note) => onSend({ deed, body: withNote(note) })}
    />
  )
}
