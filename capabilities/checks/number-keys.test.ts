import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import { askedNumber } from './asked-number.ts'
import { type NumberHow, numberEvidence } from './number-keys.ts'

type Meeting = readonly [text: string, kind: IdentifierKind, held: string, how: NumberHow | null]

function meet(meetings: readonly Meeting[]): void {
  for (const [text, kind, held, how] of meetings) {
    const asked = askedNumber(text)
    const met = asked === null ? null : numberEvidence(asked, [{ kind, text: held, country: null }])
    assert.equal(met?.how ?? null, how, `${text} and ${kind} ${held}`)
  }
}

describe('two numbers', () => {
  test('that are of different things are never the same by a part of them', () =>
    meet([
      ['engine 1HD 0123456', 'engine_number', '2JZ 0123456', 'looks_alike'],
      ['engine 0123456', 'engine_number', '2JZ 0123456', 'looks_alike'],
      ['engine 2JZ-0123456', 'engine_number', '2JZ 0123456', 'same'],
      ['ICCID 89014103211118510720', 'iccid', '89014103211118510712', 'one_character_different'],
      ['ICCID 8901410321111851071', 'iccid', '89014103211118510712', 'written_differently'],
      ['1234567897', 'document_number', '123456789', 'looks_alike'],
      ['L898902C3<6', 'document_number', 'L898902C3', 'written_differently'],
      ['HIN FR-ABC12345D404', 'hin', 'US-ABC12345D404', 'looks_alike'],
      ['HIN ABC12345D404', 'hin', 'FR-ABC12345D404', 'looks_alike'],
      ['HIN ABC12345D404', 'hin', 'US-ABC12345D404', 'written_differently'],
      ['010.1.1.1', 'ip', '8.1.1.1', 'looks_alike'],
      ['010.1.1.1', 'ip', '10.1.1.1', 'same'],
      ['192.168.1.7', 'document_number', '19216817', null],
    ]))

  test('meet whatever words stand in front', () => {
    const words = [
      'No. ',
      'No ',
      'Nr. ',
      'PP ',
      'PP: ',
      'P/P no ',
      'passport number is ',
      '护照号码：',
      '护照 ',
    ]
    meet(words.map((word) => [`${word}L898902C3`, 'document_number', 'L898902C3', 'same'] as const))
    meet([
      ['PP 12345', 'plate', 'PP12345', 'same'],
      ['N 12345', 'aircraft_registration', 'N12345', 'same'],
      ['No. 1234567', 'document_number', '1234567', 'same'],
      ['(+373) 22 123-456', 'phone', '+37322123456', 'same'],
    ])
  })

  test('of one account are the same by its service, and never by its name alone', () =>
    meet([
      ['telegram: @runa_quick', 'handle', 'https://t.me/runa_quick', 'same'],
      ['telegram: @runa_quick', 'handle', 'telegram: @runa_quick', 'same'],
      ['https://t.me/runa_quick', 'handle', 'Telegram: @Runa_Quick', 'same'],
      ['https://t.me/runa_quick', 'handle', '@runa_quick', 'looks_alike'],
      ['@runa_quick', 'handle', 'https://t.me/runa_quick', 'looks_alike'],
      ['@runa_quick', 'handle', '@runa_quick', 'same'],
      ['instagram: @runa_quick', 'handle', 'https://t.me/runa_quick', 'looks_alike'],
      ['https://facebook.com/john.doe1', 'handle', 'john.doe1', 'looks_alike'],
    ]))

  test('meet by the host of a link, and only as alike', () =>
    meet([
      ['https://example.org', 'domain', 'example.org', 'looks_alike'],
      ['hxxps://www.example[.]org/path', 'domain', 'example.org', 'looks_alike'],
      ['http://user@example.org:8080/', 'domain', 'example.org', 'looks_alike'],
      ['http://192.168.1.7:8080/a', 'ip', '192.168.1.7', 'looks_alike'],
      ['http://[2001:db8::1]/a', 'ip', '2001:db8::1', 'looks_alike'],
      ['https://example.org/a', 'url', 'http://example.org/a', 'written_differently'],
      ['https://sub.example.org', 'domain', 'example.org', null],
      ['192.168.1.7.', 'ip', '192.168.1.7', 'same'],
    ]))

  test('of firearms meet whatever letters stand between their digits, named or not', () =>
    meet([
      ['369J257', 'firearm_serial', '369257', 'written_differently'],
      ['369J257', 'firearm_serial', '369M257', 'written_differently'],
      ['36J9J257', 'firearm_serial', '369257', 'written_differently'],
      ['369257', 'firearm_serial', '369J257', 'written_differently'],
      ['S/N 369M257', 'firearm_serial', '369J257', 'written_differently'],
      ['A369257', 'firearm_serial', '369257', 'one_character_different'],
      ['A12B34C56', 'firearm_serial', 'A123456', 'written_differently'],
      ['12-AB-34', 'firearm_serial', '1234', null],
    ]))

  test('meet where one is illegible, whatever stands for it, and are then never the same', () =>
    meet([
      ['KX77*2045', 'firearm_serial', 'KX7712045', 'partly_illegible'],
      ['KX77_2045', 'firearm_serial', 'KX7712045', 'partly_illegible'],
      ['KX77#2045', 'firearm_serial', 'KX77?2045', 'same'],
      ['KX7712045', 'firearm_serial', 'KX77*2045', 'partly_illegible'],
      ['KX77*2045', 'firearm_serial', 'KX772045', 'looks_alike'],
      ['KX772045', 'firearm_serial', 'KX77*2045', 'looks_alike'],
      ['L898902C*', 'document_number', 'L898902C3', 'partly_illegible'],
      ['L_898902_C3', 'document_number', 'L898902C3', 'looks_alike'],
      ['* L898902C3', 'document_number', 'L898902C3', 'same'],
      ['plate 41QX?7', 'plate', '41QX7', 'one_character_different'],
      ['plate 41QX?7', 'plate', '41QX77', 'partly_illegible'],
      ['41QX7', 'plate', '41QX?7', 'one_character_different'],
      ['passport AB12?456', 'document_number', 'AB12456', 'one_character_different'],
      ['passport AB12?456', 'document_number', 'AB123456', 'partly_illegible'],
      ['AB12456', 'document_number', 'AB12?456', 'one_character_different'],
      ['engine K9K?12345', 'engine_number', 'K9K12345', 'one_character_different'],
      ['CSQU305438', 'container', 'CSQU3054?38', 'one_character_different'],
      ['IMO 9074729?', 'imo_ship', '9074729', 'same'],
      ['https://example.org/a?b=c', 'url', 'https://example.org/a?b=c', 'same'],
    ]))
})
