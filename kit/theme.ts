import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import {
  accents,
  fontFamilies,
  neutrals,
  rowHeights,
  type Scheme,
  states,
  stateTones,
  surfaces,
  textSizes,
} from './tokens.ts'

/** Index 8 is the accent of the light scheme and index 3 that of the dark one. */
const blue: MantineColorsTuple = [
  '#e6effb',
  '#cbdff9',
  '#a3c7ff',
  '#7fb0ff',
  '#5b94ee',
  '#4480de',
  '#3570cd',
  '#2a67c4',
  '#1f5fbf',
  '#184e9f',
]

const rem = (px: number): string => `${px / 16}rem`

/** Mantine picks the text of a filled action once for both schemes; ours changes with the accent. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  return input.variant === 'filled' && input.color === 'blue'
    ? { ...colors, color: 'var(--on-accent)' }
    : colors
}

/** Give it to MantineProvider together with `cssVariables`. */
export const theme = createTheme({
  colors: {
    blue,
    gray: tuple('light', [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]),
    dark: tuple(
      'dark',
      [11, 10, 9, 8, 6, 5, 4, 3, 2, 1].map((step) => step - 1),
    ),
  },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  variantColorResolver,
  white: '#ffffff',
  black: surfaces.light.text,
  fontFamily: fontFamilies.text,
  fontFamilyMonospace: fontFamilies.mono,
  fontSizes: {
    xs: rem(textSizes.small),
    sm: rem(textSizes.body),
    md: rem(textSizes.body),
    lg: rem(textSizes.lead),
    xl: rem(textSizes.title),
  },
  lineHeights: { xs: '1.25', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(textSizes.display), lineHeight: '1.2' },
      h2: { fontSize: rem(textSizes.title), lineHeight: '1.3' },
      h3: { fontSize: rem(textSizes.lead), lineHeight: '1.35' },
      h4: { fontSize: rem(textSizes.body), lineHeight: '1.4' },
    },
  },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(2), sm: rem(4), md: rem(6), lg: rem(6), xl: rem(6) },
  defaultRadius: 'md',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Hints stand under the field, so that fields in one row stay in line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // Its placeholder for the first focus is no menu item; without it the first item takes the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' } } },
    // In place rather than at the end of the page, so that it lies within the landmark of what it explains.
    Tooltip: { defaultProps: { openDelay: 300, withinPortal: false, floatingStrategy: 'fixed' } },
  },
})

/** Every token as a CSS variable, and Mantine's own surfaces set to ours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    ...prefixed('text', sizesInRem(textSizes)),
    ...prefixed('height', sizesInRem(rowHeights)),
    '--radius': rem(6),
    '--ease': '120ms ease-out',
    '--font-mono': fontFamilies.mono,
  },
  light: variablesOf('light'),
  dark: variablesOf('dark'),
})

function variablesOf(scheme: Scheme): Record<string, string> {
  return {
    ...Object.fromEntries(neutrals[scheme].map((tone, step) => [`--neutral-${step + 1}`, tone])),
    ...Object.fromEntries(
      Object.entries({ ...surfaces[scheme], ...accents[scheme] }).map(([name, tone]) => [`--${name}`, tone]),
    ),
    ...Object.assign({}, ...states.map((state) => prefixed(cssName(state), stateTones[scheme][state]))),
    ...mantineSurfaces,
  }
}

/** How a state is written in variables and class names: `no_hit` → `no-hit`. */
function cssName(state: string): string {
  return state.replaceAll('_', '-')
}

const mantineSurfaces: Record<string, string> = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-quiet)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--hit-text)',
  '--mantine-color-success': 'var(--no-hit-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-blue-filled': 'var(--accent)',
  '--mantine-color-blue-filled-hover': 'var(--accent-hover)',
  // One red for what cannot be undone: the dark scheme's own is too pale for the white text on it.
  '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
  '--mantine-color-red-filled-hover': 'var(--mantine-color-red-8)',
  '--mantine-color-blue-light': 'var(--accent-fill)',
  '--mantine-color-blue-light-hover': 'var(--accent-fill)',
  '--mantine-color-blue-light-color': 'var(--accent)',
  '--mantine-color-blue-text': 'var(--accent)',
  '--mantine-color-blue-outline': 'var(--accent)',
  '--mantine-primary-color-light': 'var(--accent-fill)',
  '--mantine-primary-color-light-hover': 'var(--accent-fill)',
  '--mantine-primary-color-light-color': 'var(--accent)',
}

function prefixed(prefix: string, tones: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tones).map(([name, value]) => [`--${prefix}-${name}`, value]))
}

function sizesInRem(sizes: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sizes).map(([name, px]) => [name, rem(px)]))
}

function tuple(scheme: Scheme, steps: readonly number[]): MantineColorsTuple {
  const at = (place: number): string => neutrals[scheme][steps[place] ?? 0] ?? surfaces[scheme].text
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)]
}
