import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, ReactElement } from 'react'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

/** A link to another screen by its URL: without a reload, and with a new tab for whoever wants one. */
export function AppLink({ href, onClick, ...rest }: Props): ReactElement {
  const router = useRouter()

  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlain) return
    event.preventDefault()
    router.history.push(href)
  }

  return <a {...rest} href={href} onClick={follow} />
}
