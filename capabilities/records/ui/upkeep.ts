/** In the order in which they press. */
export const upkeepTabs = [
  'reviews',
  'proposals',
  'proposals_sent',
  'transfers',
  'transfers_sent',
  'notices',
] as const
export type UpkeepTab = (typeof upkeepTabs)[number]
