import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { systemActor } from '../../kernel/actor.ts'
import { personOf } from '../../test/world.ts'
import { grantFault, mayGrantScopes } from './policy.ts'

describe('what a head may give', () => {
  const hub = personOf('HUB', 'bureau_head')
  const fra = personOf('FRA', 'bureau_head')

  test('the commission’s role at the hub alone, and with no other', () => {
    const give = (actor: typeof hub, ...roles: Parameters<typeof grantFault>[2]['roles']) =>
      grantFault(actor, actor.bureau, { roles, clearance: 'fouo' })
    assert.equal(give(hub, 'commission'), null)
    assert.equal(give(hub, 'commission', 'hub_reviewer'), 'role_stands_alone')
    assert.equal(give(hub, 'hub_reviewer', 'watch_officer'), null)
    assert.equal(give(fra, 'commission'), 'role_not_for_bureau')
    assert.equal(give(fra, 'officer', 'bureau_operator'), null)
  })

  test('a key that acts for the commission: nobody at the hub, but Comity itself to its own command line', () => {
    assert.equal(mayGrantScopes(hub, ['check', 'rights']), false)
    assert.equal(mayGrantScopes(hub, ['check', 'verify']), true)
    assert.equal(mayGrantScopes(systemActor, ['rights']), true)
    assert.equal(mayGrantScopes(fra, ['rights']), true)
  })
})
