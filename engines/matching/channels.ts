import type { Channel } from './types.ts'

export const channelNames = [
  'token',
  'skeleton',
  'deletion',
  'native',
  'joined',
  'full_name',
  'icao',
  'born',
  'document',
] as const satisfies readonly Channel[]

const bits = new Map<Channel, number>(channelNames.map((name, at) => [name, 1 << at]))

/** Channels are gathered as bits. */
export function bitOf(channel: Channel): number {
  return bits.get(channel) ?? 0
}
