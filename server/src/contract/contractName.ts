/** Whether a file says by its name that it is a contract: `lease.contract.md`. @param fileName last part of its path */
export const isContractName = (fileName: string): boolean => /\.contract\.(?:md|markdown|yaml|yml|txt)$/i.test(fileName)
