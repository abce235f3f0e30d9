import metadata from 'libphonenumber-js/max/metadata'

/** Where the library's table of a country has the form of its numbers, the prefix dialled before them, and its form if it has one. */
const PLACES = { form: 2, prefix: 5, prefixForm: 7 } as const

type Plan = { readonly form: RegExp; readonly prefix: RegExp | null }

/** By calling code, of which none begins with another: the numbers of all countries that share it. */
const plans: ReadonlyMap<string, Plan> = new Map([
  ...Object.entries(metadata.country_calling_codes).map(
    ([code, countries]) =>
      [code, planOf(countries.map((country) => metadata.countries[country] ?? []))] as const,
  ),
  ...Object.entries(metadata.nonGeographic).map(([code, plan]) => [code, planOf([plan])] as const),
])

/** The library takes the prefix of the first country for all. */
function planOf(countries: readonly (readonly unknown[])[]): Plan {
  const [first = []] = countries
  const forms = countries.map((country) => String(country[PLACES.form]))
  const prefix = first[PLACES.prefixForm] || first[PLACES.prefix]
  return {
    form: new RegExp(`^(?:${forms.join('|')})$`),
    prefix: typeof prefix === 'string' ? new RegExp(`^(?:${prefix})`) : null,
  }
}

const LONGEST_CODE = 3

/**
 * Whether digits may be a valid number when a plus sign is put before them: false is certain, and costs a tenth of what the
 * library takes to say so. Where a prefix may have been dialled, only the library knows.
 */
export function mayBeAbroad(digits: string): boolean {
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const plan = plans.get(digits.slice(0, length))
    if (plan === undefined) continue
    const rest = digits.slice(length)
    return plan.form.test(rest) || plan.prefix?.test(rest) === true
  }
  return false
}
