/** Addresses of the folders that a person has had checked: a server that is started again goes on with them. */
export const checkedFolders = new Set<string>()
