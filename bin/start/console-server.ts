import { join } from 'node:path';
import { z } from 'zod';
import { errorText } from '#lib/errors.ts';
import { createConsoleAccess } from './console-access.ts';
import { projectRoot } from './project-root.ts';
import { publicPaths } from './public-paths.ts';
import { serveNext } from './serve-next.ts';
import { startSignIn } from './start-sign-in.ts';

/**
 * The console's own process, forked by console-process.ts: serves Next on the loopback address, says its port to the
 * parent, and ends with it, however the parent ends.
 */
const options = z
  .object({
    CONSOLE_PORT: z.coerce.number(),
    CONSOLE_DEV: z.enum(['true', 'false']),
    CONSOLE_TOKEN: z.string().min(1).optional(),
  })
  .parse(process.env);
const openPaths = publicPaths(join(projectRoot, 'public'));
const access =
  options.CONSOLE_TOKEN === undefined ? undefined : createConsoleAccess(options.CONSOLE_TOKEN, { openPaths });
// what Next and its parts need not know
delete process.env.CONSOLE_TOKEN;

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
// Ctrl-C reaches the whole group: the parent decides the order
process.on('SIGINT', () => undefined);

try {
  const port = await serveNext({
    dir: projectRoot,
    hostname: '127.0.0.1',
    port: options.CONSOLE_PORT,
    dev: options.CONSOLE_DEV === 'true',
    access,
    signIn: startSignIn(openPaths),
  });
  process.send?.({ port });
} catch (error) {
  process.send?.({ error: errorText(error) });
}
