import type { Server } from 'node:http';

/**
 * Lets go of who connects and says nothing. Node gives headers and bodies that have begun their time, and waits for ever for the
 * first byte of the first request.
 */
export function endSilence(server: Server, patience: number): void {
  server.on('connection', (socket) => socket.setTimeout(patience));
  server.on('request', ({ socket }) => socket.setTimeout(0));
}
