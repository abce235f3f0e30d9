import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compareNames } from './score.ts'
import { icaoForms } from './scripts/icao.ts'
import { splitSurname } from './scripts/syllables.ts'
import { tokenOf } from './token.ts'

const SAME = 0.7

/** Names of one script beside a Latin spelling of them; then one that is somebody else. */
const groups: Readonly<
  Record<string, { same: readonly (readonly [string, string])[]; other: readonly [string, string] }>
> = {
  Cyrillic: {
    same: [
      ['Алексей Щербаков', 'Aleksei Shcherbakov'],
      ['Алексей Щербаков', 'Alexey Scherbakow'],
      ['Юлия Хрущёва', 'Yuliya Khrushcheva'],
      ['Юлия Хрущёва', 'Iuliia Khrushcheva'],
      ['Михайло Гриценко', 'Mykhailo Hrytsenko'],
      ['Ђорђе Живковић', 'Djordje Zivkovic'],
    ],
    other: ['Алексей Щербаков', 'Aleksei Ivanenko'],
  },
  Greek: {
    same: [
      ['Γεώργιος Παπαδάκης', 'Georgios Papadakis'],
      ['Ευάγγελος Μπαλτάς', 'Evangelos Baltas'],
    ],
    other: ['Γεώργιος Παπαδάκης', 'Nikolaos Stavrou'],
  },
  Armenian: { same: [['Արամ Սարգսյան', 'Aram Sargsyan']], other: ['Արամ Սարգսյան', 'Aram Petrosyan'] },
  Georgian: { same: [['გიორგი ბერიძე', 'Giorgi Beridze']], other: ['გიორგი ბერიძე', 'Giorgi Kapanadze'] },
  Arabic: {
    same: [
      ['محمد عبد الرحمن الشريف', 'Mohamed Abdelrahman Al-Sharif'],
      ['محمد عبد الرحمن الشريف', 'Muhammad Abdul Rahman Ash-Sharif'],
      ['يوسف القحطاني', 'Youssef Alqahtani'],
      ['يوسف القحطاني', 'Yusuf al-Kahtani'],
      ['سيف الدين خوري', 'Saifuddin Khoury'],
      ['سيف الدين خوري', 'Seif Eddine Khouri'],
      ['عبد الله جمال', 'Abdullah Gamal'],
      ['شكري بن علي', 'Chokri Ben Ali'],
    ],
    other: ['يوسف القحطاني', 'Youssef Al-Harbi'],
  },
  Persian: {
    same: [
      ['رضا پورمحمدی', 'Reza Pourmohammadi'],
      ['گلناز چراغی', 'Golnaz Cheraghi'],
    ],
    other: ['رضا پورمحمدی', 'Reza Karimi'],
  },
  Hebrew: {
    same: [
      ['יעקב לוינשטיין', 'Yaakov Levinshtein'],
      ['שרה כהן', 'Sarah Kohen'],
    ],
    other: ['יעקב לוינשטיין', 'Yaakov Mizrahi'],
  },
  Han: {
    same: [
      ['王小明', 'Wang Xiaoming'],
      ['王小明', 'WANG XIAO MING'],
      ['欧阳志远', 'Ouyang Zhiyuan'],
      ['王小明', '王小明'],
    ],
    other: ['王小明', 'Li Guoqiang'],
  },
  Hangul: {
    same: [
      ['박민수', 'Park Min-su'],
      ['이영희', 'Lee Yeonghui'],
    ],
    other: ['박민수', 'Choi Dong-hyun'],
  },
  Kana: { same: [['タナカ ヒロシ', 'Tanaka Hiroshi']], other: ['タナカ ヒロシ', 'Suzuki Kenta'] },
  Thai: { same: [['สมชาย', 'สมชาย']], other: ['สมชาย ใจดี', 'Prasert Wongsakul'] },
  Devanagari: { same: [['राम शर्मा', 'Ram Sharma']], other: ['राम शर्मा', 'Vikas Gupta'] },
  Bengali: { same: [['রহিম', 'Rahim']], other: ['রহিম উদ্দিন', 'Karim Hossain'] },
}

for (const [script, { same, other }] of Object.entries(groups)) {
  describe(`${script} names`, () => {
    for (const [native, latin] of same) {
      test(`${native} is found as ${latin}`, () => {
        const { similarity } = compareNames(native, latin, 'person')
        assert.ok(similarity >= SAME, `${similarity}`)
      })
    }
    test(`${other[0]} is not ${other[1]}`, () => {
      const { similarity } = compareNames(other[0], other[1], 'person')
      assert.ok(similarity < SAME, `${similarity}`)
    })
  })
}

describe('names of one script beside each other', () => {
  test('one different letter of a long Arabic word is a slip, two of a short one are another name', () => {
    assert.ok(compareNames('سامر القحطاني', 'سامر القحطابي', 'person').similarity >= SAME)
    assert.ok(compareNames('سامر علي', 'سامر عمر', 'person').similarity < SAME)
  })

  test('one of two given-name syllables different is another person', () => {
    assert.ok(compareNames('박민수', '박민호', 'person').similarity < SAME)
    assert.ok(compareNames('王小明', '王小强', 'person').similarity < SAME)
  })

  test('the same reading in other characters is nearly the same', () => {
    const { similarity } = compareNames('王小明', '王晓明', 'person')
    assert.ok(similarity >= SAME && similarity < 1, `${similarity}`)
  })

  test('a word says from which script it was read', () => {
    const { parts } = compareNames('Ivan Petrenko', 'Иван Петренко', 'person')
    assert.deepEqual(
      parts.map((part) => [part.asked, part.found, part.how]),
      [
        ['Ivan', 'Иван', 'transliterated'],
        ['Petrenko', 'Петренко', 'transliterated'],
      ],
    )
  })
})

describe('machine-readable zone (ICAO 9303)', () => {
  const forms: readonly (readonly [string, string, Parameters<typeof icaoForms>[1]])[] = [
    ['müller', 'mueller', 'Latn'],
    ['müller', 'muxxller', 'Latn'],
    ['søren', 'soeren', 'Latn'],
    ['håkon', 'haakon', 'Latn'],
    ['groß', 'gross', 'Latn'],
    ['юрий', 'iurii', 'Cyrl'],
    ['єва', 'yeva', 'Cyrl'],
    ['шарль', 'sharl', 'Cyrl'],
    ['حسن', 'xhsn', 'Arab'],
  ]
  for (const [word, form, script] of forms) {
    test(`${word} may be written ${form}`, () => assert.ok(icaoForms(word, script).includes(form)))
  }

  test('plain letters have no other form', () => assert.deepEqual(icaoForms('miller', 'Latn'), []))

  test('the form of the zone is the same word as the native one', () => {
    assert.ok(compareNames('MUELLER JOERG', 'Jörg Müller', 'person').similarity > 0.95)
    assert.ok(compareNames('XHSN XKHALD', 'حسن خالد', 'person').similarity > 0.9)
  })
})

describe('East Asian names', () => {
  test('the surname is split off, compound ones too, and what is no name stays whole', () => {
    assert.deepEqual(splitSurname('王小明'), ['王', '小明'])
    assert.deepEqual(splitSurname('欧阳志远'), ['欧阳', '志远'])
    assert.deepEqual(splitSurname('박민수'), ['박', '민수'])
    assert.deepEqual(splitSurname('王'), ['王'])
    assert.deepEqual(splitSurname('中国国际贸易'), ['中国国际贸易'])
  })

  test('native characters are kept for exact search', () => assert.equal(tokenOf('小明').native, '小明'))
})
