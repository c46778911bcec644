import { z } from 'zod';
import type { Caller } from './create-caller.ts';
import { readAnswer } from './read-answer.ts';
import type { Registration } from './read-specifications-folder.ts';
import type { Connected } from './renew.ts';

const listed = z.array(z.object({ id: z.string(), name: z.string() }));
const created = z.object({ id: z.string() });

/**
 * Registers services over mutual TLS, one after another; one that is there under exactly the same name is replaced, so
 * that the same call after a kill leaves no second one.
 */
export async function registerServices(
  { connection, keyPem, chainPem }: Connected,
  registrations: Registration[],
  call: Caller,
  say: (line: string) => void,
): Promise<void> {
  const url = connection.metadataUrl;
  const identity = { keyPem, chainPem };
  const known = readAnswer('The registry', await call({ method: 'GET', url, identity }), 200, listed);
  for (const { name, body } of registrations) {
    const what = `The registry, asked for "${name}",`;
    const existing = known.find((service) => service.name === name);
    if (existing === undefined) {
      const { id } = readAnswer(what, await call({ method: 'POST', url, body, identity }), 200, created);
      say(`Registered     ${name} (${id})`);
    } else {
      const answer = await call({ method: 'PUT', url: `${url}/${existing.id}`, body, identity });
      readAnswer(what, answer, 200, z.unknown());
      say(`Updated        ${name} (${existing.id})`);
    }
  }
}
