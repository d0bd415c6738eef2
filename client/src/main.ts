import type { ExtensionContext } from 'vscode'
import { pressedProgramSoon } from '../../server/src/pressedProgram.ts'

/** The extension as VS Code loads it: `dist/client.cjs`. Other extensions go on while its program is read and unpressed. */
export async function activate(context: ExtensionContext): Promise<unknown> {
  const { activate } = (await pressedProgramSoon('client-program')) as typeof import('./extension.ts')
  return activate(context)
}
