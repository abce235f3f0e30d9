import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import type { Language } from '../../kernel/country.ts'
import { findChromium } from '../../tools/chromium.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { type Program, runCommand, startProgram } from '../program.ts'
import { inventedList } from './invented-list.ts'
import { type WindowLook, Windows } from './windows.ts'

/** Comity as it runs, and a browser in front of it. */
export type Stage = {
  /** By host name: passkeys are bound to one. */
  readonly url: string
  /** The database of the program, for what no screen can bring about. */
  readonly database: TestDatabase
  /** A browser of its own, signed in as nobody; it is closed with the suite. */
  page(look?: Look): Promise<Page>
  /** The same, signed in as one of the demo people, at `address`. */
  pageOf(person: PersonKey, look?: Look & { readonly at?: string }): Promise<Page>
  /** What the pages threw or were forbidden by their own policy, since the start. */
  readonly faults: readonly string[]
}

export type PersonKey =
  | 'border-officer'
  | 'duty-officer'
  | 'relief-officer'
  | 'bureau-head'
  | 'deputy-head'
  | 'hub-head'
  | 'hub-reviewer'
  | 'watch-officer'
  | 'analyst'
  | 'coordinator'
  | 'auditor'
  | 'commission-member'
  | 'commission-second'

type Look = {
  readonly language?: Language
  readonly scheme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  readonly isTouched?: boolean
}

export const DESK = { width: 1280, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** Records of the demo world: enough that every screen has something to show. */
const DEMO_RECORDS = 400

const SWITCHES = [
  '--no-sandbox',
  // Windows keep what has been read of the program by it.
  '--process-per-site',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Standing = Stage & {
  /** Of a test that is over: a person has only so many lines to what changes. */
  closePages(): Promise<void>
  close(): Promise<void>
}

let standing: Promise<Standing> | null = null
let users = 0

/**
 * Called where a suite is described: the stage stands from the first test of the process to the last. Pages are closed
 * when their test is over, or with the suite where its tests are the parts of one story.
 */
export function useStage(pages: 'of each test' | 'of the story' = 'of each test'): () => Stage {
  users++
  let stage: Standing | null = null
  before(async () => {
    standing ??= setUp()
    stage = await standing
  })
  if (pages === 'of each test') afterEach(async () => await stage?.closePages())
  after(async () => {
    users--
    if (users === 0) await stage?.close()
    else await stage?.closePages()
  })
  return () => standingNow(stage)
}

/** For a suite that leaves much behind: a stage that stands for it alone. */
export function useOwnStage(): () => Stage {
  let stage: Standing | null = null
  before(async () => {
    stage = await setUp()
  })
  after(async () => await stage?.close())
  return () => standingNow(stage)
}

function standingNow(stage: Standing | null): Stage {
  if (stage === null) throw new Error('the stage stands only while tests run')
  return stage
}

async function setUp(): Promise<Standing> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('there is no Chromium: name one in CHROMIUM')
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-browser-'))
  const database = await testDatabase()
  const [program, browser] = await Promise.all([
    startProgram({
      dataDir: path.join(folder, 'data'),
      demoRecords: DEMO_RECORDS,
      env: { DATABASE_URL: database.url, COMITY_SHAPE: 'laptop' },
    }),
    chromium.launch({ executablePath, args: SWITCHES }),
  ])
  await takeInventedList(folder)
  const windows = new Windows(browser)
  return {
    ...stageOf(program, windows, database),
    closePages: () => windows.closeAll(),
    close: async () => {
      await browser.close()
      await program.stop()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function takeInventedList(folder: string): Promise<void> {
  const file = path.join(folder, 'invented.jsonl')
  await writeFile(file, inventedList)
  const { status, out, err } = await runCommand(path.join(folder, 'data'), 'import', 'ftm', file)
  if (status !== 0) throw new Error(`the invented list was not taken: ${out}${err}`)
}

function stageOf({ url: served }: Program, windows: Windows, database: TestDatabase): Stage {
  const faults: string[] = []
  const url = served.replace('127.0.0.1', 'localhost')
  async function page(look: Look = {}): Promise<Page> {
    const opened = await windows.open(windowOf(look, url))
    opened.on('pageerror', (error) => faults.push(String(error)))
    opened.on('console', (message) => {
      if (isFault(message.text())) faults.push(message.text())
    })
    return opened
  }
  async function pageOf(person: PersonKey, look: Look & { readonly at?: string } = {}): Promise<Page> {
    const opened = await page(look)
    await signIn(opened, person)
    await opened.goto(look.at ?? '/')
    await opened.locator('nav').first().waitFor({ state: 'attached' })
    return opened
  }
  return { url, database, page, pageOf, faults }
}

/** React's complaints and broken policies; a request that was refused on purpose is none. */
function isFault(text: string): boolean {
  return /Content Security Policy|Warning:|MISSING_TRANSLATION|hydrat|unique "key"/i.test(text)
}

function windowOf(
  { language, scheme = 'light', size = DESK, isTouched = false }: Look,
  url: string,
): WindowLook {
  return {
    ...(language === undefined ? {} : { language }),
    baseURL: url,
    viewport: size,
    colorScheme: scheme,
    hasTouch: isTouched,
    isMobile: isTouched,
    locale: 'en',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  }
}

/** By the API rather than by hand: what the chooser does has tests of its own. */
export async function signIn(page: Page, user: PersonKey): Promise<void> {
  const answer = await page.request.post('/api/v1/session/demo', {
    data: { user },
    headers: { 'x-comity-csrf': '1' },
  })
  if (!answer.ok()) throw new Error(`${user} could not sign in: ${answer.status()} ${await answer.text()}`)
}
