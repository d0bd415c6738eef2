import { createClientPipeTransport, type MessageReader, type MessageWriter } from 'vscode-languageserver/node'
import { inOneLine } from '../report/visible.ts'
import { UsageError } from './arguments.ts'

/**
 * Waits for an editor at a socket in the file system (a pipe on Windows), which no other machine and no other user can reach.
 * The first that comes is served, and the socket is gone.
 * @throws UsageError where no socket can be made there
 */
export async function editorAt(socket: string): Promise<readonly [MessageReader, MessageWriter]> {
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
