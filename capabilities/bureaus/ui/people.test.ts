import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type BureauCode, roles, systemActor } from '../../../kernel/actor.ts'
import { fail, ok } from '../../../kernel/result.ts'
import { offline } from '../../../kit/problem.ts'
import type { UserAnswer } from '../contract.ts'
import { grantFault } from '../policy.ts'
import { inOrder, isMeant, isRoleFor, readEverybody, suggestHandle } from './people.ts'

const aUser = (wish: Partial<UserAnswer> = {}): UserAnswer => ({
  id: '01990000-0000-7000-8000-000000000001',
  bureau: 'COL',
  handle: 'invented',
  signInName: 'invented@COL',
  name: 'Invented Person',
  post: 'Desk 4',
  roles: ['officer'],
  clearance: 'restricted',
  purpose: 'investigate',
  language: 'es',
  state: 'active',
  ...wish,
})

describe('the people that a head of bureau sees', () => {
  test('are all pages, and the refusal when one page fails', async () => {
    const [first, second] = [aUser(), aUser({ handle: 'second' })]
    const asked: (string | null)[] = []
    const all = await readEverybody(async (after) => {
      asked.push(after)
      return ok(after === null ? { users: [first], next: first.id } : { users: [second], next: null })
    })
    assert.deepEqual([all, asked], [ok([first, second]), [null, first.id]])
    const broken = await readEverybody(async (after) =>
      after === null ? ok({ users: [first], next: first.id }) : fail(offline),
    )
    assert.deepEqual(broken, fail(offline))
  })

  test('stand in the order of names, those who left at the end', () => {
    const named = (name: string, state: UserAnswer['state'] = 'active') => aUser({ name, state })
    const users = [named('Zoe'), named('Abel', 'disabled'), named('Óscar'), named('Olga'), named('Pía')]
    assert.deepEqual(
      inOrder(users, 'es').map(({ name }) => name),
      ['Olga', 'Óscar', 'Pía', 'Zoe', 'Abel'],
    )
  })

  test('are found by name, sign-in name or post, with or without accents', () => {
    const user = aUser({ name: 'José Núñez', handle: 'jn', signInName: 'jn@COL', post: 'Cúcuta bridge' })
    const found = ['nunez', 'NÚÑ', ' jn@c', 'cucuta', ''].map((typed) => isMeant(user, typed))
    assert.deepEqual(found, [true, true, true, true, true])
    assert.equal(isMeant(user, 'nunes'), false)
  })
})

describe('the form for somebody new', () => {
  test('offers just the roles that the policy lets a bureau give', () => {
    for (const bureau of ['COL', 'HUB', 'UNO'])
      for (const role of roles) {
        const wish = { roles: [role], clearance: 'fouo' } as const
        const isRefused = grantFault(systemActor, bureau as BureauCode, wish) !== null
        assert.equal(isRoleFor(role, bureau), !isRefused, `${role} in ${bureau}`)
      }
  })

  test('proposes a handle only where the name spells one', () => {
    const names = [
      "Álvaro O'Neill",
      'María-José  Ruiz',
      'J. R. Ōkubo',
      'Søren Bo',
      'نبيل',
      'X',
      '',
      'a'.repeat(41),
    ]
    assert.deepEqual(names.map(suggestHandle), [
      'alvaro.oneill',
      'maria.jose.ruiz',
      'j.r.okubo',
      '',
      '',
      '',
      '',
      '',
    ])
  })
})
