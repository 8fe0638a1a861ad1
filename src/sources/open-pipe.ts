import { constants, openSync } from 'node:fs'
import { Socket } from 'node:net'

/**
 * A named pipe as a stream. Without O_NONBLOCK, opening one that nobody writes to would block a thread that no signal can
 * reach, and the process could not end before it does. @throws what the system says
 */
export function openPipe(path: string): Socket {
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false })
}
