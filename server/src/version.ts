import about from './about.generated.json' with { type: 'json' }

/** The version of Proviso, from its package: of that, a bundle needs no more. */
export const version: string = about.version
