import type { IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The farewell is read in the turn after the request. */
const turns = 3;

/**
 * Whether whoever sent a request is gone already. A process that stood still finds both at once when it goes on: the request,
 * and that it was given up long ago. Of a change nobody expects that it is carried out then.
 */
export async function senderHasLeft({ socket }: IncomingMessage): Promise<boolean> {
  for (let turn = 0; turn < turns; turn++) {
    await nextTurn();
    if (socket.destroyed || socket.readableEnded) {
      return true;
    }
  }
  return false;
}
