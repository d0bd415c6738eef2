import * as z from 'zod/mini'

/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/**
 * The page about facts.
 * @param {Pack} pack
 * @param {import('./jsonSchema.mjs').Described} described
 */
export function factsPage(pack, { contractFacts, bare, docsOf }) {
  const lists = /** @type {const} */ ({ contractTypes: 'contract type', families: 'kind of clause' })
  /** @param {import('../../server/src/policy/schemaDocs.ts').SchemaDocs} docs */
  const values = (docs) => {
    if (docs.vocabulary === 'countries') return 'ISO code, or a name in English or Chinese'
    const ids = (/** @type {readonly { id: string }[]} */ list) => list.map(({ id }) => `\`${id}\``).join(', ')
    if (docs.vocabulary && docs.vocabulary !== 'subjects')
      return `${lists[docs.vocabulary]}: ${ids(pack[docs.vocabulary])}`
    if (docs.values)
      return Object.keys(docs.values)
        .map((id) => `\`${id}\``)
        .join(', ')
    return docs.wanted?.en ?? ''
  }
  /** @param {z.ZodMiniObject} object */
  const table = (object) => [
    '| fact | what it says | 含义 | what may be written | example |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(object.shape).map(([key, field]) => {
      const schema = bare(field)
      const docs = docsOf(schema)
      if (!docs?.example) throw new Error(`the fact “${key}” has no docs`)
      const element = schema instanceof z.ZodMiniArray ? bare(schema.def.element) : undefined
      const inner = element && !(element instanceof z.ZodMiniObject) ? docsOf(element) : undefined
      const written = inner ? `a list of: ${values(inner)}` : values(docs)
      return `| \`${key}\` | ${docs.about.en} | ${docs.about.zh} | ${written} | \`${docs.example}\` |`
    }),
  ]
  const nested = /** @type {const} */ (['parties', 'items', 'waivers']).flatMap((key) => {
    const list = bare(contractFacts.shape[key])
    const object = list instanceof z.ZodMiniArray ? bare(list.def.element) : undefined
    if (!(object instanceof z.ZodMiniObject)) throw new Error(`“${key}” is no list of mappings`)
    const docs = docsOf(object)
    return [`## ${key}`, '', `${docs?.about.en} ${docs?.about.zh}`, '', ...table(object), '']
  })
  const groups = pack.countryGroups.map(
    ({ id, title, asOf, verified, members, note }) =>
      `| \`${id}\` | ${title.en} | ${title.zh} | ${asOf} | ${verified === 'knowledge' ? 'general knowledge' : 'yes'} | ${members.join(' ')} | ${note?.en ?? ''} |`,
  )
  return `${[
    '<!-- Made from server/src/facts/schema.ts and the policy pack by `npm run generate`. -->',
    '# Facts',
    '',
    'Six to twelve facts of the deal decide which clauses the contract needs, and which parts of them. They stand in the front matter',
    'of a Markdown file or in a YAML file, under `contract:`. Each is optional. What cannot be used is said at its place, and the rest',
    'is used; keys that Proviso does not know are kept. Completion and hover work in both formats.',
    '',
    'What the text itself says is inferred: chips and ECCNs that it names count, and everything inferred is offered to be',
    'written into the facts (`Ctrl+.` on the words); the setting `proviso.inlayHints.facts` marks it after its words, where a double',
    'click writes it. A declared fact that the text contradicts is reported as `fact-conflict`.',
    '',
    '交易事实写在 Markdown 文件的 front matter 或 YAML 文件的 `contract:` 之下，均为可选；事实决定合同需要哪些条款及其要素。正文所述内容作为推断，',
    '在原文处按 `Ctrl+.` 可写入事实；开启设置项 `proviso.inlayHints.facts` 后标注于原文之后，双击即可写入。',
    '',
    '## contract',
    '',
    ...table(contractFacts),
    '',
    ...nested,
    '## Places',
    '',
    'Hong Kong counts within China under US export control. Macau does not, and is not in Country Group D:5: rules and clauses name it',
    'beside the group. For leaving the Chinese mainland (`site-outside-prc`, data that leaves) Hong Kong and Macau are outside.',
    '',
    '| group | name | 名称 | list of | compared with a text | members | note |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...groups,
  ].join('\n')}\n`
}
