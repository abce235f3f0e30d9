import type messages from './messages/en.json'

declare global {
  // biome-ignore lint/style/noNamespace: react-intl is told the ids through this namespace
  namespace FormatjsIntl {
    interface Message {
      ids: keyof typeof messages
    }
  }
}
