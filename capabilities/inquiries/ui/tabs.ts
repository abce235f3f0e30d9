/** What waits for our answer, what we asked, and all that was ever put to us. */
export const tabs = ['waiting', 'asked', 'put'] as const
export type Tab = (typeof tabs)[number]
