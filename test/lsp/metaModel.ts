import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A type of the LSP meta model: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.18/metaModel. */
export type MetaType =
  | { readonly kind: 'base'; readonly name: string }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly element: MetaType }
  | { readonly kind: 'map'; readonly key: MetaType; readonly value: MetaType }
  | { readonly kind: 'or'; readonly items: readonly MetaType[] }
  | { readonly kind: 'and'; readonly items: readonly MetaType[] }
  | { readonly kind: 'tuple'; readonly items: readonly MetaType[] }
  | { readonly kind: 'stringLiteral'; readonly value: string }
  | { readonly kind: 'literal'; readonly value: { readonly properties: readonly Property[] } }

interface Property {
  readonly name: string
  readonly type: MetaType
  readonly optional?: boolean
}

interface Structure {
  readonly name: string
  readonly properties: readonly Property[]
  readonly extends?: readonly MetaType[]
  readonly mixins?: readonly MetaType[]
}

interface Enumeration {
  readonly name: string
  readonly type: MetaType
  readonly values: readonly { readonly value: string | number }[]
  readonly supportsCustomValues?: boolean
}

interface MetaModel {
  readonly requests: readonly { method: string; serverCapability?: string; result: MetaType }[]
  readonly notifications: readonly { method: string; params: MetaType }[]
  readonly structures: readonly Structure[]
  readonly enumerations: readonly Enumeration[]
  readonly typeAliases: readonly { readonly name: string; readonly type: MetaType }[]
}

export const metaModel: MetaModel = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/lsp/metaModel.json'), 'utf8'),
)

const structures = new Map(metaModel.structures.map((one) => [one.name, one]))
const enumerations = new Map(metaModel.enumerations.map((one) => [one.name, one]))
const aliases = new Map(metaModel.typeAliases.map((one) => [one.name, one.type]))

const bases: Record<string, (value: unknown) => boolean> = {
  URI: (value) => typeof value === 'string' && /^[a-z][\w+.-]*:/i.test(value),
  DocumentUri: (value) => typeof value === 'string' && /^[a-z][\w+.-]*:/i.test(value),
  integer: (value) => Number.isInteger(value),
  uinteger: (value) => Number.isInteger(value) && (value as number) >= 0,
  decimal: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

/**
 * What is wrong with a value as one of a type of the meta model, each with its path; empty where nothing is. A property
 * that the type does not have is wrong as well.
 */
export function violations(value: unknown, type: MetaType, at = '$'): string[] {
  if (type.kind === 'base') return bases[type.name]?.(value) ? [] : [`${at} is no ${type.name}`]
  if (type.kind === 'reference') return ofReference(value, type.name, at)
  if (type.kind === 'array') {
    if (!Array.isArray(value)) return [`${at} is no array`]
    return value.flatMap((one, i) => violations(one, type.element, `${at}[${i}]`))
  }
  if (type.kind === 'tuple') {
    if (!Array.isArray(value) || value.length !== type.items.length)
      return [`${at} is no tuple of ${type.items.length}`]
    return type.items.flatMap((item, i) => violations(value[i], item, `${at}[${i}]`))
  }
  if (type.kind === 'map') {
    if (!isObject(value)) return [`${at} is no map`]
    return Object.entries(value).flatMap(([key, one]) => violations(one, type.value, `${at}.${key}`))
  }
  if (type.kind === 'or') {
    const tried = type.items.map((item) => violations(value, item, at))
    // The nearest of the alternatives says best what is wrong.
    return tried.some((one) => one.length === 0) ? [] : (tried.sort((a, b) => depth(b) - depth(a))[0] ?? [])
  }
  if (type.kind === 'and') return type.items.flatMap((item) => violations(value, item, at))
  if (type.kind === 'stringLiteral') return value === type.value ? [] : [`${at} is not “${type.value}”`]
  return ofProperties(value, type.value.properties, at)
}

const depth = (found: readonly string[]): number => Math.max(...found.map((one) => one.split(/[.[]/).length))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function ofReference(value: unknown, name: string, at: string): string[] {
  if (/^LSP(?:Any|Object|Array)$/.test(name)) return []
  const alias = aliases.get(name)
  if (alias) return violations(value, alias, at)
  const enumeration = enumerations.get(name)
  if (enumeration) {
    const { values, supportsCustomValues, type } = enumeration
    const isKnown = values.some((one) => one.value === value)
    return isKnown || (supportsCustomValues && violations(value, type, at).length === 0) ? [] : [`${at} is no ${name}`]
  }
  if (!structures.has(name)) throw new Error(`The meta model has no ${name}`)
  return ofProperties(value, propertiesOf(name), at)
}

/** The properties of a structure with those that it takes from others; its own come last and hold. */
function propertiesOf(name: string): Property[] {
  const { properties = [], extends: bases = [], mixins = [] } = structures.get(name) ?? {}
  const taken = [...bases, ...mixins].flatMap((one) => (one.kind === 'reference' ? propertiesOf(one.name) : []))
  const own = new Set(properties.map((one) => one.name))
  return [...taken.filter((one) => !own.has(one.name)), ...properties]
}

function ofProperties(value: unknown, properties: readonly Property[], at: string): string[] {
  if (!isObject(value)) return [`${at} is no object`]
  const known = new Set(properties.map(({ name }) => name))
  return [
    ...Object.keys(value).flatMap((key) => (known.has(key) ? [] : [`${at}.${key} is not in the model`])),
    ...properties.flatMap(({ name, type, optional }) => {
      const one = value[name]
      if (one === undefined) return optional ? [] : [`${at}.${name} is left out`]
      return violations(one, type, `${at}.${name}`)
    }),
  ]
}
