import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import type { Country } from '../../kernel/country.ts'
import { numberEvidence } from './number-keys.ts'
import { noQuestion, recognise, understand } from './recognise.ts'

const now = new Date('2026-03-01T10:00:00Z')

type Held = readonly [kind: IdentifierKind, text: string, country?: string]

/** How a text that is typed meets the number of a record. */
function met(text: string, [kind, own, country]: Held): string | null {
  const asked = understand({ ...noQuestion, text }, now)
  const number = asked.ok ? asked.value.number : null
  if (number === null) return null
  return (
    numberEvidence(number, [{ kind, text: own, country: (country ?? null) as Country | null }])?.how ?? null
  )
}

function meet(held: Held, texts: readonly string[]): void {
  for (const text of texts)
    assert.match(met(text, held) ?? 'not met', /^(?:same|written_differently)$/, `${text} → ${held[1]}`)
}

function areAlike(held: Held, texts: readonly string[]): void {
  for (const text of texts) assert.equal(met(text, held), 'looks_alike', `${text} → ${held[1]}`)
}

describe('a number in two parts', () => {
  test('is one: series and number of papers', () => {
    const texts = ['seria AA nr. 1234567', 'Seria AA № 1234567', 'серия АА номер 1234567', 'АА № 1234567']
    meet(
      ['document_number', 'AA1234567', 'MDA'],
      [
        ...texts,
        ...['паспорт серии АА номер 1234567', 'паспорт АА №1234567', 'AA no. 1234567', 'AA nr 1234567'],
      ],
    )
    meet(
      ['document_number', '4509 123456', 'RUS'],
      [...['серия 45 09 № 123456', '4509 № 123456', 'паспорт гражданина РФ серия 4509 № 123456']],
    )
  })

  test('is one in a record as well', () => {
    meet(['document_number', 'AA No 1234567', 'MDA'], ['AA1234567', 'АА № 1234567'])
    meet(['firearm_serial', 'seria KE nr. 4521'], ['KE 4521', 'КЕ № 4521'])
    meet(['document_number', 'No. 1234567', 'MDA'], ['1234567'])
  })

  test('is one: weapons of eastern Europe', () =>
    meet(['firearm_serial', 'КЕ 4521'], ['КЕ № 4521', 'серия КЕ № 4521', 'серия КЕ номер 4521']))

  test('may have a word in front: its figures are alike and no more', () => {
    areAlike(['document_number', '1234567', 'MDA'], ['TD no. 1234567'])
    meet(['document_number', '1234567', 'MDA'], ['ID no. 1234567', 'doc nr 1234567'])
  })

  test('is read the same from a label that has the word', () => {
    meet(['firearm_serial', 'AB123456'], ['número de serie AB123456', 'serial no. AB123456'])
    meet(['firearm_serial', '369J257'], ['serial 369257'])
  })

  test('is read in each line', () => {
    const { number } = recognise('seria AA nr. 1234567\nseria AB nr. 7654321')
    assert.deepEqual(
      number?.several?.map(({ text }) => text),
      ['AA 1234567', 'AB 7654321'],
    )
  })
})

describe('a country beside a number', () => {
  test('is no part of the number of its own plates and papers', () => {
    meet(['plate', 'C AB 123', 'MDA'], ['MD CAB 123', 'CAB 123 MD', 'CAB 123 (MDA)', 'MDA-CAB 123'])
    meet(['plate', 'АА 1234 ВВ', 'UKR'], ['AA1234BB UA', 'UA AA1234BB', 'AA1234BB (UKR)'])
    meet(['plate', 'B-MW 1234', 'DEU'], ['D B-MW 1234', 'B-MW 1234 (D)', 'B MW 1234'])
    meet(['plate', '34 ABC 123', 'TUR'], ['TR 34 ABC 123', '34 ABC 123'])
    meet(['plate', 'А123ВС77', 'RUS'], ['A123BC 77 RUS', 'А123ВС77RUS'])
    meet(
      ['document_number', 'AA1234567', 'MDA'],
      ['AA1234567 MDA', 'MDA-AA1234567', 'passport AA1234567 MDA'],
    )
    meet(['document_number', '123456789', 'GBR'], ['GBR123456789', '123456789 GBR'])
  })

  test('keeps those of another country from being the same', () => {
    for (const text of ['MD CAB 123', 'CAB 123 (MDA)'])
      assert.equal(met(text, ['plate', 'CAB 123', 'ROU']), 'other_issuer', text)
    assert.equal(met('MDA AA1234567', ['document_number', 'AA1234567', 'ROU']), 'other_issuer')
  })

  test('may be part of the number: of nobody knows whose it is alike', () => {
    assert.equal(met('D 1234AB', ['firearm_serial', '1234AB']), 'looks_alike')
    assert.equal(met('MD CAB 123', ['plate', 'MDCAB123', 'ROU']), 'same')
  })
})

describe('words beside a number', () => {
  test('that announce it are no part of it', () => {
    meet(
      ['vin', 'WVWZZZ1JZXW386752'],
      ['V.I.N. WVWZZZ1JZXW386752', 'VIN-WVWZZZ1JZXW386752', 'car WVWZZZ1JZXW386752'],
    )
    meet(['imo_ship', '9074729'], ['9074729 IMO', 'ИМО 9074729', 'OMI 9074729'])
    meet(['mmsi', '263000001', 'PRT'], ['AIS 263000001'])
    meet(['call_sign', 'DABC', 'DEU'], ['Rufzeichen DABC', 'позывной DABC', "indicatif d'appel DABC"])
    meet(['national_number', '12345678Z', 'ESP'], ['D.N.I. 12345678-Z'])
    meet(
      ['document_number', '40702810500000012345', 'RUS'],
      ['р/с 40702810500000012345', 'Kto 40702810500000012345'],
    )
    meet(
      ['crypto_address', 'TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC'],
      ['USDT TRC20 TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC'],
    )
    meet(['plate', 'CAB 123', 'MDA'], ['nr. CAB 123', 'гос. номер САВ123', 'vehicle CAB 123', 'car CAB 123'])
  })

  test('may mean several things, and all of them are asked', () => {
    meet(['document_number', 'B25001', 'USA'], ['serial number B25001'])
    meet(['engine_number', 'AFN123456'], ['serial number AFN123456'])
    meet(['firearm_serial', 'AB123456'], ['frame no. AB123456', 'frame: AB123456', 'AB123456 frame'])
    meet(['aircraft_registration', 'N12345', 'USA'], ['immatriculation N12345', 'call sign N12345'])
    meet(['document_number', 'HRB 12345', 'DEU'], ['registration no. HRB 12345'])
  })

  test('that nobody knows leave a long number alike', () =>
    areAlike(['document_number', 'AA1234567', 'MDA'], ['pas AA1234567']))

  test('beside a label are somebody, and not the number', () => {
    const { name, number } = recognise('passport no. AA1234567 Aruna Velkamp')
    assert.deepEqual([name, number?.anyKeys?.exact], ['Aruna Velkamp', ['AA1234567']])
    meet(
      ['document_number', 'AA1234567', 'MDA'],
      ['passport number: AA1234567 (Moldova)', 'passport AA1234567, Moldova'],
    )
  })

  test('that say until when it is valid are no part of it', () =>
    meet(
      ['document_number', 'X1234567', 'PRT'],
      ['passport: X1234567 exp 12/2028', 'passport X1234567 valid until 01.12.2028'],
    ))

  test('stand beside addresses and marks', () => {
    meet(
      ['email', 'ion.popa@example.com'],
      ['Ion Popa <ion.popa@example.com>', 'Email address: ion.popa@example.com'],
    )
    meet(['ip', '203.0.113.7'], ['203.0.113.7 port 443', 'source IP 203.0.113.7', 'IP-адрес 203.0.113.7'])
    meet(
      ['aircraft_registration', 'ER-ABC', 'MDA'],
      ['tail ER-ABC', 'er-abc', 'Boeing 737 ER-ABC', 'callsign ERABC'],
    )
    meet(['handle', 'telegram: @ion_popa'], ['телеграм @ion_popa', 'tg: ion_popa', 'telegram ion_popa'])
    for (const [text, kept] of [
      ['EL-HAJ MOHAMMED', 'EL-HAJ MOHAMMED'],
      ['ER-ABC Airlines', 'ER-ABC Airlines'],
    ] as const)
      assert.equal(recognise(text).name, kept)
    const { name, born } = recognise('Ion Popa 1984 <ion.popa@example.com>')
    assert.deepEqual([name, born === null], ['Ion Popa', false])
  })
})

test('a long number before a short name is asked with and without it', () => {
  meet(['document_number', 'AA1234567', 'MDA'], ['AA1234567 Ion', 'AA1234567 Ana'])
  assert.equal(recognise('AA1234567 Ion').name, 'Ion')
})

describe('a number as it is painted, printed or shown', () => {
  test('of a container has its size and type behind it, or no digit', () =>
    meet(
      ['container', 'CSQU3054383'],
      [
        ...['CSQU 305438 3 22G1', 'CSQU3054383 45G1', 'CSQU3054383 40HC', 'CSQU 305438 [3]', 'CSQU 305438/3'],
        'CSQU 305438',
      ],
    ))

  test('of a vehicle stands in groups, or between the signs of a bar code', () =>
    meet(['vin', 'WVWZZZ1JZXW386752'], ['wvw zzz 1jz xw 386752', '*WVWZZZ1JZXW386752*']))

  test('of a wallet stands in groups of four', () =>
    meet(
      ['crypto_address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
      ['1A1z P1eP 5QGe fi2D MPTf TL5S Lmv7 Divf Na'],
    ))

  test('of a telephone is dialled otherwise at home, which is alike', () => {
    areAlike(['phone', '+447700900123', 'GBR'], ['07700 900123'])
    areAlike(['phone', '+12025550123', 'USA'], ['(202) 555-0123'])
  })

  test('is part of a link, or tells of another one', () => {
    areAlike(['phone', '+37322123456', 'MDA'], ['https://wa.me/37322123456', 't.me/+37322123456'])
    const wallet = 'TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC'
    areAlike(['crypto_address', wallet], [`https://tronscan.org/#/address/${wallet}`])
    areAlike(['icao_24bit', 'A061D9', 'USA'], ['N12345'])
  })
})

describe('a digit that fails', () => {
  test('makes nothing the same that has another one', () => {
    assert.equal(met('CSQU3054384', ['container', 'CSQU3054383']), 'looks_alike')
    assert.equal(met('490154203237519', ['imei', '490154203237518']), 'looks_alike')
    meet(['imei', '490154203237518'], ['490154203237510', '49015420323751'])
  })
})
