import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A line that says whose something is, not one that speaks of copyright. */
const copyrightLine = /^.{0,40}\bcopyright\b(?:.*\d{4}.*|.*\(c\).*|.*<.*@.*>.*)$/gim

/** Packages whose data is in what is built, although no code of theirs is: forms of Chinese characters. */
const givesData = ['opencc-js']

/**
 * The licence notices of everything that bundles contain, each text once, with the packages under it and their copyright.
 * @param {readonly import('esbuild').Metafile[]} metafiles what esbuild says it has bundled
 * @throws Error where a package has no licence text: it may not be shipped
 */
export function noticesOf(metafiles) {
  const folders = new Set([
    ...metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((file) => folderOf(file) ?? []),
    ...givesData.map((name) => `node_modules/${name}`),
  ])
  /** @type {Map<string, { title: string, text: string, packages: string[] }>} */
  const texts = new Map()
  for (const folder of [...folders].toSorted()) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const written = licenceIn(folder)
    const copyright = Array.from(written.matchAll(copyrightLine), ([line]) => line.trim())
    const text = body(written)
    const key = text.replace(/\W+/g, '').toLowerCase()
    /** @type {{ title: string, text: string, packages: string[] }} */
    const known = texts.get(key) ?? { title: license, text, packages: [] }
    known.packages.push([`${name} ${version}`, ...copyright].join('\n  '))
    texts.set(key, known)
  }
  const parts = [...texts.values()].map(({ title, text, packages }) =>
    [`== ${title} ==`, packages.join('\n'), text].join('\n\n'),
  )
  return `Proviso contains the software below, each under the licence that follows it.\n\n${parts.join('\n\n')}\n`
}

/** The innermost package that a file is of. @param {string} file */
const folderOf = (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]

/** @param {string} folder */
function licenceIn(folder) {
  const name = readdirSync(folder).find((one) => /^licen[cs]e(?:[-.]\w+)?$/i.test(one))
  if (!name) throw new Error(`${folder} has no licence text`)
  return readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
}

/** A licence without its title and the lines on copyright, one line a paragraph. @param {string} text */
const body = (text) =>
  text
    .replace(copyrightLine, '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(
      (line) =>
        line !== '' &&
        !/^\W*(?:the )?(?:mit|isc|bsd)(?: 3-clause)?(?: licen[cs]e)?\W*(?:\(mit\))?$|^all rights reserved\.$|^https?:\S+$/i.test(
          line,
        ),
    )
    .join('\n\n')
