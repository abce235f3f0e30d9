import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { scriptOf } from '../../../kernel/person-name.ts'
import { citiesOf } from '../cities.ts'
import { namePools } from './all-pools.ts'
import type { BySex, NameForm, NamePool } from './pool.ts'

function partsOf(pool: NamePool): readonly BySex[] {
  return [pool.given, pool.middle, pool.family]
}

function formsOf(pool: NamePool): readonly NameForm[] {
  return partsOf(pool).flatMap(({ M, F }) => [...M, ...F])
}

function poolOf(language: string): NamePool {
  const found = namePools.find((pool) => pool.language === language)
  assert.ok(found)
  return found
}

describe('the name pools', () => {
  test('cover twenty languages and more, each once, and twenty scripts', () => {
    assert.ok(namePools.length >= 20)
    assert.equal(new Set(namePools.map(({ language }) => language)).size, namePools.length)
    assert.ok(new Set(namePools.map(({ script }) => script)).size >= 20)
  })

  for (const pool of namePools) {
    test(`${pool.language}: has enough names and no entry twice`, () => {
      assert.ok(pool.given.M.length + pool.given.F.length >= 30)
      for (const list of partsOf(pool).flatMap(({ M, F }) => [M, F])) {
        assert.equal(new Set(list.map(({ native }) => native)).size, list.length)
      }
      assert.equal(pool.middle.M.length === 0, pool.middle.F.length === 0)
      assert.equal(pool.family.M.length, pool.family.F.length)
    })

    test(`${pool.language}: is written in its script, and in Latin letters`, () => {
      const kana = pool.language === 'ja' ? ['Kana'] : []
      for (const { native, latin } of formsOf(pool)) {
        assert.ok([pool.script, ...kana].includes(scriptOf(native)), native)
        for (const spelling of latin) assert.match(spelling, /^[\p{Script=Latin}\p{M}' ’.-]+$/u)
      }
    })

    test(`${pool.language}: has towns for every nationality`, () => {
      for (const [country] of pool.countries) assert.ok(citiesOf(country).length > 0)
    })
  }

  test('give Slavic women the feminine form of the family name in both scripts', () => {
    const russian = poolOf('ru')
    const at = russian.family.M.findIndex(({ native }) => native === 'Жуковский')
    assert.deepEqual(russian.family.F[at], { native: 'Жуковская', latin: ['Zhukovskaya'], reading: null })
    const changed = russian.family.F.filter(({ native }, index) => native !== russian.family.M[index]?.native)
    assert.equal(changed.length, russian.family.M.length)
  })

  test('spell without marks where passports do', () => {
    const nguyen = poolOf('vi').family.M.find(({ native }) => native === 'Nguyễn')
    assert.deepEqual(nguyen?.latin, ['Nguyen'])
    const muller = poolOf('de').family.M.find(({ native }) => native === 'Möller')
    assert.deepEqual(muller?.latin, ['Möller', 'Moeller', 'Moller'])
  })
})
