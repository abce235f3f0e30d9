import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { createIntl } from 'react-intl'
import { countNamed } from '../../capabilities/checks/import-columns.ts'
import { listKinds } from '../../capabilities/checks/ui/list-sitting.ts'
import { roles } from '../../kernel/actor.ts'
import { languages } from '../../kernel/country.ts'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { identifierChecks, identifierFacts, identifierNotes } from '../../kernel/identifier-words.ts'
import { evidenceFields, evidenceHows, partHows } from '../../kernel/match.ts'
import { calendars } from '../../kernel/partial-date.ts'
import { purposes } from '../../kernel/purpose.ts'
import { factChoices, factFields } from '../../kernel/record-facts.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { states } from '../../kit/tokens.ts'

type Messages = Readonly<Record<string, string>>
type Element = {
  readonly type: number
  /** The # of a plural has none. */
  readonly value?: unknown
  readonly options?: Readonly<Record<string, Option>>
}
type Option = { readonly value: readonly Element[] }

const messages = new Map<string, Messages>(
  languages.map((language) => [language, JSON.parse(readFileSync(pathOf(language), 'utf8'))]),
)
const english = messagesIn('en')
const code = globSync('{kit,apps/web,capabilities/*/ui}/**/*.{ts,tsx}', { cwd: root() })
  .filter((path) => !path.includes('dist/') && !path.includes('.test.'))
  .map((path) => readFileSync(new URL(path, rootUrl()), 'utf8'))

describe('messages', () => {
  for (const language of languages) {
    test(`${language}: the same ids as English`, () => {
      assert.deepEqual(Object.keys(messagesIn(language)).sort(), Object.keys(english).sort())
    })

    test(`${language}: every message is ICU, asks for what the English one asks for, and says something`, () => {
      for (const [id, text] of Object.entries(messagesIn(language))) {
        assert.deepEqual(argumentsOf(text, language), argumentsOf(english[id] ?? '', 'en'), id)
        assert.notEqual(text.trim(), '', id)
      }
    })

    test(`${language}: plurals use the forms that the language has`, () => {
      const forms: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      for (const [id, text] of Object.entries(messagesIn(language))) {
        const foreign = pluralForms(text, language).filter(
          (form) => !form.startsWith('=') && !forms.includes(form),
        )
        assert.deepEqual(foreign, [], id)
      }
    })
  }

  test('the sample of a list names its columns by words that are read, in each language', () => {
    for (const language of languages)
      for (const kind of listKinds) {
        const cells = (messagesIn(language)[`list_check.header.${kind}`] ?? '').split(',')
        assert.equal(cells.length, countNamed(cells), `${language} ${kind}: ${cells.join()}`)
      }
  })

  test('a hit has one word in each language, so that nobody takes it for an answer or a match', () => {
    const words = { fr: /concordance/i, es: /coincidencia/i }
    for (const [language, word] of Object.entries(words))
      for (const [id, text] of Object.entries(messagesIn(language)))
        if (/\bhits?\b/i.test((english[id] ?? '').replace(/no hit/gi, '')))
          assert.match(text, word, `${language} ${id}`)
  })

  test('ar: figures parted by a dash are kept in their order', () => {
    // After Arabic letters the parts of a bare date or range are drawn from right to left (Unicode UAX 9, rule W4).
    const bare = Object.entries(messagesIn('ar')).filter(([, text]) =>
      /\p{Nd}[-–—]\p{Nd}/u.test(text.replace(/\u2066[^\u2066-\u2069]*\u2069/g, '')),
    )
    assert.deepEqual(bare, [])
  })

  test('fr: no sign begins a line, and no quotation ends one', () => {
    const loose = Object.entries(messagesIn('fr')).filter(([, text]) => / [:;?!»]|« /u.test(text))
    assert.deepEqual(loose, [])
  })

  test('every word of a list has its message', () => {
    const wanted = [
      ...states.flatMap((state) => [`state.${state}`, `answer.${state}`]),
      ...purposes.map((purpose) => `purpose.${purpose}`),
      ...roles.map((role) => `role.${role}`),
      ...calendars.map((calendar) => `calendar.${calendar}`),
      ...partHows.map((how) => `match.how.${how}`),
      ...evidenceFields.map((field) => `evidence.field.${field}`),
      ...evidenceHows.map((how) => `evidence.how.${how}`),
      ...identifierKinds.map((kind) => `identifier.kind.${kind}`),
      ...identifierChecks.map((name) => `identifier.check.${name}`),
      ...identifierNotes.map((name) => `identifier.note.${name}`),
      ...identifierFacts.map((name) => `identifier.fact.${name}`),
      ...factFields.map((field) => `record.field.${field}`),
      ...factChoices.map((code) => `record.choice.${code}`),
      ...recordKinds.flatMap((kind) => [`record.kind.${kind}`, `record.about.${kind}`, `hit.kind.${kind}`]),
    ]
    assert.deepEqual(
      wanted.filter((id) => !(id in english)),
      [],
    )
  })

  test('every id that the code writes out exists', () => {
    const written = code.flatMap((text) => [...text.matchAll(/\bt\(\s*'([^']+)'|\btitleId: '([^']+)'/g)])
    assert.ok(written.length > 60, `only ${written.length} ids found: the search is broken`)
    const missing = written
      .map(([, called, titled]) => called ?? titled ?? '')
      .filter((id) => !(id in english))
    assert.deepEqual([...new Set(missing)], [])
  })

  test('every message is used', () => {
    const all = code.join('\n')
    const starts = [...all.matchAll(/`([a-z_.]+)\$\{/g)].map(([, start]) => start ?? '')
    const unused = Object.keys(english).filter(
      (id) =>
        !all.includes(`'${id}'`) && !starts.some((start) => start.includes('.') && id.startsWith(start)),
    )
    assert.deepEqual(unused, [])
  })
})

function rootUrl(): URL {
  return new URL('../../', import.meta.url)
}

function root(): string {
  return rootUrl().pathname
}

function pathOf(language: string): URL {
  return new URL(`messages/${language}.json`, import.meta.url)
}

function messagesIn(language: string): Messages {
  const found = messages.get(language)
  assert.ok(found)
  return found
}

function elementsOf(text: string, language: string): readonly Element[] {
  const intl = createIntl({ locale: language, messages: {} })
  return flat(intl.formatters.getMessageFormat(text, language).getAst())
}

function flat(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => [
    element,
    ...Object.values(element.options ?? {}).flatMap((option) => flat(option.value)),
  ])
}

/** Numbers of the parser: 0 is text and 7 the # of a plural; everything else is asked for by name. */
function argumentsOf(text: string, language: string): readonly string[] {
  const asked = elementsOf(text, language).filter(({ type }) => type !== 0 && type !== 7)
  return [...new Set(asked.map(({ value }) => String(value)))].sort()
}

function pluralForms(text: string, language: string): readonly string[] {
  return elementsOf(text, language).flatMap((element) =>
    element.type === 6 ? Object.keys(element.options ?? {}) : [],
  )
}
