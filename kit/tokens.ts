/**
 * The tokens of the visual language, one table for both colour schemes. theme.ts turns them into CSS variables
 * (`surface` → `--surface`) and a Mantine theme; tokens.test.ts computes every contrast that is promised here.
 */
export const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

/** Cool grey, twelve steps from the page towards the ink. Step 8 is 3:1 and step 9 is 4.5:1 on every surface. */
export const neutrals = {
  light: [
    '#ffffff',
    '#f7f8fa',
    '#eef1f5',
    '#e4e8ee',
    '#d7dce5',
    '#c3cad6',
    '#a5aebd',
    '#76818f',
    '#5c6675',
    '#475160',
    '#313a47',
    '#131922',
  ],
  dark: [
    '#090c11',
    '#0e1218',
    '#141a22',
    '#1b222c',
    '#252d39',
    '#343e4d',
    '#4a5668',
    '#758296',
    '#939fb1',
    '#afb9c8',
    '#ccd3de',
    '#eef1f6',
  ],
} as const satisfies Record<Scheme, readonly string[]>

/** What a neutral is for. Surfaces by step, never by shadow, except for layers above the page. */
export const surfaces = {
  light: {
    page: '#f7f8fa',
    surface: '#ffffff',
    sunken: '#eef1f5',
    raised: '#ffffff',
    hover: '#eef1f5',
    line: '#d7dce5',
    'line-strong': '#76818f',
    text: '#131922',
    'text-quiet': '#475160',
    'text-faint': '#5c6675',
  },
  dark: {
    page: '#0e1218',
    surface: '#141a22',
    sunken: '#090c11',
    raised: '#1b222c',
    hover: '#1b222c',
    line: '#252d39',
    'line-strong': '#758296',
    text: '#eef1f6',
    'text-quiet': '#afb9c8',
    'text-faint': '#939fb1',
  },
} as const

/** The one blue: actions, links, focus. `on-accent` is the text on a filled action. */
export const accents = {
  light: { accent: '#1f5fbf', 'accent-hover': '#184e9f', 'accent-fill': '#e6effb', 'on-accent': '#ffffff' },
  dark: { accent: '#7fb0ff', 'accent-hover': '#a3c7ff', 'accent-fill': '#17263d', 'on-accent': '#0b1626' },
} as const satisfies Record<Scheme, Record<string, string>>

/** The states that colour may carry. Each has its own shape in StateMark and its own word. */
export const states = [
  'hit',
  'possible',
  'no_hit',
  'not_asked',
  'not_answered',
  'stale',
  'restricted',
] as const
export type AnswerState = (typeof states)[number]

/**
 * `text` on `fill` and on every surface ≥ 4.5:1; `border` (shapes, rules) ≥ 3:1; `on-solid` on `solid` ≥ 4.5:1.
 * Only the loud ends of the scale, hit and possible, are ever painted solid.
 */
export type StateTones = {
  readonly text: string
  readonly border: string
  readonly fill: string
  readonly solid: string
  readonly 'on-solid': string
}

export const stateTones = {
  light: {
    hit: { text: '#9a142b', border: '#c51f3a', fill: '#fdebee', solid: '#b3122e', 'on-solid': '#ffffff' },
    possible: {
      text: '#925c06',
      border: '#b06a00',
      fill: '#fff4df',
      solid: '#f5b335',
      'on-solid': '#1d1400',
    },
    no_hit: { text: '#12785a', border: '#12785a', fill: '#e2f5ee', solid: '#12785a', 'on-solid': '#ffffff' },
    not_asked: {
      text: '#475160',
      border: '#76818f',
      fill: '#eef1f5',
      solid: '#475160',
      'on-solid': '#ffffff',
    },
    not_answered: {
      text: '#5c249e',
      border: '#7c43c4',
      fill: '#f3ecfd',
      solid: '#5c249e',
      'on-solid': '#ffffff',
    },
    stale: { text: '#0d5a70', border: '#217f98', fill: '#e2f2f7', solid: '#0d5a70', 'on-solid': '#ffffff' },
    restricted: {
      text: '#313a47',
      border: '#5c6675',
      fill: '#e4e8ee',
      solid: '#313a47',
      'on-solid': '#ffffff',
    },
  },
  dark: {
    hit: { text: '#ff8f88', border: '#f4605a', fill: '#38151a', solid: '#c9252f', 'on-solid': '#ffffff' },
    possible: {
      text: '#ffc873',
      border: '#dd982f',
      fill: '#31230e',
      solid: '#f0ad33',
      'on-solid': '#1d1400',
    },
    no_hit: { text: '#9fe8c3', border: '#3aa873', fill: '#10291f', solid: '#86dcae', 'on-solid': '#06150e' },
    not_asked: {
      text: '#afb9c8',
      border: '#758296',
      fill: '#1b222c',
      solid: '#afb9c8',
      'on-solid': '#0e1218',
    },
    not_answered: {
      text: '#d1b6ff',
      border: '#a17ce6',
      fill: '#251b39',
      solid: '#d1b6ff',
      'on-solid': '#160a2a',
    },
    stale: { text: '#85d3e8', border: '#3f9db6', fill: '#0f2831', solid: '#85d3e8', 'on-solid': '#04161c' },
    restricted: {
      text: '#ccd3de',
      border: '#939fb1',
      fill: '#252d39',
      solid: '#ccd3de',
      'on-solid': '#0e1218',
    },
  },
} as const satisfies Record<Scheme, Record<AnswerState, StateTones>>

/** Type sizes in px at 100 % zoom; written as rem so that a reader's own size is honoured. */
export const textSizes = {
  small: 12,
  table: 13,
  body: 14,
  lead: 16,
  title: 20,
  display: 28,
  answer: 44,
} as const

/** Heights of a row in px: by default, packed, and under a finger or a glove. */
export const rowHeights = { row: 32, 'row-compact': 28, 'row-touch': 44 } as const

export const fontFamilies = {
  text: "'IBM Plex Sans', 'IBM Plex Sans Arabic', 'IBM Plex Sans Hebrew', 'IBM Plex Sans Thai', 'Noto Sans', 'Noto Sans CJK SC', system-ui, sans-serif",
  mono: "'IBM Plex Mono', 'IBM Plex Sans Arabic', 'IBM Plex Sans Hebrew', ui-monospace, monospace",
} as const
