import { UsageError } from './arguments.ts'

/**
 * `proviso lsp`: the language server, for any editor. It goes on until the editor ends it.
 * @throws UsageError where the editor is not told how to speak with it, or waits nowhere
 */
export async function serve(args: readonly string[]): Promise<never> {
  const [listen, socket, pipe] = ['listen', 'socket', 'pipe'].map((name) => placeOf(name, args))
  const place = listen ?? socket ?? pipe
  if (place === undefined && !args.some((option) => /^--(?:stdio|node-ipc)$/.test(option)))
    throw new UsageError(
      'How shall the editor speak with it? Try: proviso lsp --stdio',
      '编辑器以何种方式连接？请写：proviso lsp --stdio',
    )
  const { serveProcess } = await import('../process.ts')
  if (place === undefined) {
    serveProcess()
    return new Promise<never>(() => undefined)
  }
  const { editorAt, editorAtPipe, editorAtPort, unlessNobodyWaits } = await import('./editorAt.ts')
  const transport =
    listen !== undefined ? await editorAt(listen) : socket !== undefined ? editorAtPort(socket) : editorAtPipe(place)
  const nobodyWaits = unlessNobodyWaits(transport, place)
  serveProcess(transport)
  return nobodyWaits
}

/** What an option names, written `--listen=PATH` or `--listen PATH`. */
function placeOf(name: string, args: readonly string[]): string | undefined {
  const option = `--${name}`
  const at = args.findIndex((one) => one === option || one.startsWith(`${option}=`))
  const named = args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1)
  return named || undefined
}
