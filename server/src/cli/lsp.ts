import { UsageError } from './arguments.ts'

const listening = '--listen='

/**
 * `proviso lsp`: the language server, for any editor. It goes on until the editor ends it.
 * @throws UsageError where the editor is not told how to speak with it
 */
export async function serve(args: readonly string[]): Promise<never> {
  const socket = args.find((option) => option.startsWith(listening))?.slice(listening.length)
  if (!socket && !args.some((option) => /^--(?:stdio|node-ipc|pipe|socket)\b/.test(option)))
    throw new UsageError(
      'How shall the editor speak with it? Try: proviso lsp --stdio',
      '编辑器以何种方式连接？请写：proviso lsp --stdio',
    )
  const { serveProcess } = await import('../process.ts')
  serveProcess(socket ? await (await import('./editorAt.ts')).editorAt(socket) : undefined)
  return new Promise<never>(() => undefined)
}
