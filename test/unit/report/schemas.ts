import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv } from 'ajv'
import { validateXML } from 'xmllint-wasm'
import schema from '../../fixtures/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }

const { $schema: _, id: __, ...sarif } = schema as Record<string, unknown>
// It is of an older draft, of which it uses nothing that the newer one reads otherwise.
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
  sarif,
)

/** What of a text is not as the schema of SARIF 2.1.0 has it; throws for one that is no JSON. */
export function sarifMistakes(text: string): string[] {
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

/** What of a text is not as the schema of JUnit has it, ill-formed XML included. */
export async function junitMistakes(text: string): Promise<string[]> {
  const xsd = await readFile(path.resolve(import.meta.dirname, '../../fixtures/schemas/jenkins-junit.xsd'), 'utf8')
  const { errors } = await validateXML({
    xml: [{ fileName: 'results.xml', contents: text }],
    schema: [xsd],
  })
  return errors.map(({ message }) => message)
}
