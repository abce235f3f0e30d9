/** The day on which the worlds of the leak test begin. */
export const START = new Date('2026-03-01T10:00:00Z')
