import { checkReport } from './checkReport.ts'
import type { Format, Since } from './format.ts'

/** `proviso check --format json`: the files, one a line. */
export const checkJson: Format = {
  tellsOfLost: true,
  begin: ({ since }) => `{"version":1,${since ? sinceJson(since) : ''}"files":[\n`,
  file: (file, run) => JSON.stringify(checkReport(file, run)),
  between: ',\n',
  end: () => '\n]}\n',
}

const sinceJson = ({ revision, commit, unchanged, removed, undeclared }: Since): string =>
  `"since":${JSON.stringify({ revision, commit, unchanged, removed, undeclared })},`
