/** The folder of a house's own files. */
export const house = '.proviso'
/** What a playbook is called in it. */
export const playbookName = 'playbook.yaml'
/** Where a folder's playbook stands in it. */
export const playbookInFolder = `${house}/${playbookName}`

/** Whether a document is a playbook, by its address. */
export const isPlaybook = (uri: string): boolean => uri.endsWith(`/${playbookInFolder}`)
