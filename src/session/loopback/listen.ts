import type { Server } from 'node:http'
import { UserError } from '../../core/user-error.ts'

/** Listens on loopback, where no other machine gets. Port 0 takes a free one. Returns the port. @throws UserError where it is taken */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(`Port ${port} is in use.`, { hint: 'Use another --port; 0 means any free port.', cause: error })
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return address === null || typeof address === 'string' ? port : address.port
}

/** What a server on this port of loopback is called in the Host header. */
export function loopbackHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}
