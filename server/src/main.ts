import { serveProcess } from './process.ts'

// The program of the server, which start.ts runs.
serveProcess()
