import {
  createClientPipeTransport,
  createServerPipeTransport,
  createServerSocketTransport,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node'
import { inOneLine } from '../report/visible.ts'
import { UsageError } from './arguments.ts'

/** Where messages of an editor come from, and where they go. */
export type Transport = readonly [MessageReader, MessageWriter]

/**
 * Waits for an editor at a socket in the file system (a pipe on Windows), which no other machine and no other user can reach.
 * The first that comes is served, and the socket is gone.
 * @throws UsageError where no socket can be made there
 */
export async function editorAt(socket: string): Promise<Transport> {
  process.umask(0o077)
  const { onConnected } = await createClientPipeTransport(socket).catch((error: NodeJS.ErrnoException) => {
    const shown = inOneLine(socket)
    if (error.code === 'EADDRINUSE')
      throw new UsageError(
        `Something is at “${shown}” already. Delete it, or name another place.`,
        `“${shown}”已存在。请删除，或另指定位置。`,
      )
    throw new UsageError(
      `No editor can be waited for at “${shown}” (${error.code}). Name a place in a folder of yours.`,
      `无法在“${shown}”等待编辑器（${error.code}）。请指定您的文件夹中的位置。`,
    )
  })
  return onConnected()
}

/** The way to an editor that waits at a port of this machine. @throws UsageError where it is none */
export function editorAtPort(port: string): Transport {
  if (/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 2 ** 16)
    return createServerSocketTransport(Number(port))
  const shown = inOneLine(port)
  throw new UsageError(
    `“${shown}” is no port. Name that at which the editor waits, from 1 to 65535.`,
    `“${shown}”不是端口号。请指定编辑器等待连接的端口（1至65535）。`,
  )
}

/** The way to an editor that waits at a socket in the file system (a pipe on Windows). */
export const editorAtPipe = (pipe: string): Transport => createServerPipeTransport(pipe)

/**
 * Goes on until it is known that no editor waits where one was said to.
 * @param place as it was named
 * @throws UsageError then
 */
export const unlessNobodyWaits = ([reader]: Transport, place: string): Promise<never> =>
  new Promise((_resolve, reject) => {
    reader.onError(({ syscall, code }: NodeJS.ErrnoException) => {
      if (syscall !== 'connect') return
      const shown = inOneLine(place)
      const told = new UsageError(
        `No editor waits at “${shown}” (${code}). Start the editor first, or let the server wait with --listen=PATH.`,
        `“${shown}”处没有编辑器等待连接（${code}）。请先启动编辑器，或用 --listen=PATH 由服务器等待。`,
      )
      reject(told)
    })
  })
