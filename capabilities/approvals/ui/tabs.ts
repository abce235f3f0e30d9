/** What waits for me, what I asked for, and everything that I may see. */
export const tabs = ['waiting', 'mine', 'all'] as const
export type Tab = (typeof tabs)[number]
