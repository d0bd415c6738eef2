import { reportCsv } from './csv.ts'
import { reportHtml } from './html/page.ts'
import { reportMarkdown } from './markdown/page.ts'
import type { Report } from './portfolio/model.ts'

/** The formats of a report, the one first that is written unless another is asked for. */
export const reportFormats = ['markdown', 'html', 'json', 'csv'] as const
/** A format of a report. */
export type ReportFormat = (typeof reportFormats)[number]

const writers: Readonly<Record<ReportFormat, (report: Report) => string | Promise<string>>> = {
  markdown: reportMarkdown,
  html: reportHtml,
  json: (report) => `${JSON.stringify(report, undefined, 1)}\n`,
  csv: reportCsv,
}

/** A report as the text of a file. */
export const reportText = async (report: Report, format: ReportFormat): Promise<string> => writers[format](report)
