import type { Connection } from 'vscode-languageserver'
import { newContract } from './fixes/newContract.ts'
import type { Policy } from './playbook/housePolicy.ts'
import {
  type NewContractChoices,
  type NewContractParams,
  type NewContractResult,
  newContractChoicesRequest,
  newContractRequest,
} from './protocol.ts'
import type { Locale } from './rules/finding.ts'

/** Serves new contracts. */
export function serveNewContracts(
  connection: Connection,
  { policyOf, locale }: { readonly policyOf: (uri: string) => Policy; readonly locale: () => Locale },
): void {
  connection.onRequest(newContractChoicesRequest, (): NewContractChoices => {
    const { contractTypes, items } = policyOf('').pack
    return {
      types: contractTypes.map(({ id, title }) => ({ type: id, title: title[locale()] })),
      items: items.map(({ vendor, name }) => `${vendor} ${name}`),
    }
  })

  connection.onRequest(newContractRequest, ({ folder, ...wanted }: NewContractParams): NewContractResult => {
    // A document of the folder: its playbook counts as for any other.
    const { pack, detector } = policyOf(folder === undefined ? '' : `${folder}/new`)
    return { text: newContract(wanted, pack, detector) }
  })
}
