import path from 'node:path'

/** The folder of the project. */
export const HOME = path.resolve(import.meta.dirname, '../..')
