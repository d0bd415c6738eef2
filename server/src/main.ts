import { compileExpressionsOnce, optimizeLater } from './engine.ts'
import { serveProcess } from './process.ts'

// The server as the extension starts it: `dist/server.cjs`.
compileExpressionsOnce()
optimizeLater()
serveProcess()
