/**
 * Why data are asked for or kept. INTERPOL's Rules on the Processing of Data, art. 10, with border
 * management (2023) and threat analysis; the code words are ours.
 */
export const purposes = [
  'wanted',
  'locate',
  'investigate',
  'warn',
  'identify',
  'forensic',
  'security_check',
  'border',
  'threat_analysis',
] as const
export type Purpose = (typeof purposes)[number]
