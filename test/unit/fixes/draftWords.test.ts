import { describe, expect, it } from 'vitest'
import { draftKind } from '../../../server/src/fixes/draftKinds.ts'
import { type NewContract, newContract } from '../../../server/src/fixes/newContract.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { detector } from '../contracts.ts'

// The words of new contracts, to be read as counsel would: read the difference before you take it with `-u`.
describe.each(['en', 'zh-Hans', 'zh-Hant'] as const)('a new contract in %s', (language) => {
  const written = (wanted: Partial<NewContract>): string =>
    newContract(
      {
        ...{ type: 'services', side: 'neutral', provider: '', customer: '', items: [], clauses: [] },
        ...{ language, format: 'markdown' },
        ...wanted,
      },
      standardPack,
      detector,
    )

  it('says of services, without compliance clauses', () => {
    expect(written({})).toMatchSnapshot()
  })
  it('says of secrecy, with names and things, as YAML', () => {
    const named = { provider: 'Alpha Ltd', customer: 'Beta_[1] GmbH', items: ['Plans', ' ', 'Samples'] }
    expect(written({ type: 'nda', format: 'yaml', ...named })).toMatchSnapshot()
  })
  it('calls itself and the parties by the type', () => {
    const types = [...standardPack.contractTypes.map(({ id }) => id), 'of no known type']
    expect(types.map((type) => `${type}: ${Object.values(draftKind(type, language)).join(' | ')}`)).toMatchSnapshot()
  })
})
