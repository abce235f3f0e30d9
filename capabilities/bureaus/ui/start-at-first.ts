/** For the `ref` of a form that appears by a button: the focus, which the button loses, goes to its first field. */
export function startAtFirst(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' })
  form?.querySelector('input')?.focus({ preventScroll: true })
}
