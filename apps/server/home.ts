import path from 'node:path'

/** The folder of the project. */
export const HOME = path.resolve(import.meta.dirname, '../..')

/** Where the command line finds a running server; removed when it stops. */
export const serverFile = (dataDir: string): string => path.join(dataDir, 'server.json')

/** The key by which the command line of this machine is let in. */
export const keyFile = (dataDir: string): string => path.join(dataDir, 'cli.key')
