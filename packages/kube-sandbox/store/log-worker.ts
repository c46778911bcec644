import { parentPort, workerData } from 'node:worker_threads';
import { compactRows, createAppender, type LogRow, openLogDatabase } from './log-database.ts';

/** Messages to the thread that owns the database for writing. */
export type LogCommand =
  | { id: number; type: 'append'; rows: LogRow[] }
  | { id: number; type: 'compact'; revision: number }
  | { id: number; type: 'close' };

export interface LogReply {
  id: number;
  error?: { message: string; code: number | undefined };
}

const port = parentPort;
if (port) {
  const database = openLogDatabase(String(workerData));
  const append = createAppender(database);
  port.on('message', (command: LogCommand) => {
    const reply: LogReply = { id: command.id };
    try {
      if (command.type === 'append') append(command.rows);
      else if (command.type === 'compact') compactRows(database, command.revision);
      else database.close();
    } catch (error) {
      const { message, errcode } = error as Error & { errcode?: number };
      reply.error = { message, code: errcode };
    }
    port.postMessage(reply);
    if (command.type === 'close') port.close();
  });
}
