/**
 * Confidentiality by harm on disclosure, lowest first: for official use only, restricted, confidential.
 * INTERPOL's Rules on the Processing of Data, art. 112.
 */
export const levels = ['fouo', 'restricted', 'confidential'] as const
export type Level = (typeof levels)[number]

/** Handling codes of Europol's SIENA: H0 none, H1 not as evidence without leave, H2 not onward without leave, H3 other. */
export const handlingCodes = ['H0', 'H1', 'H2', 'H3'] as const
export type HandlingCode = (typeof handlingCodes)[number]
