import { viewerOf } from '#lib/domain/access/list-rights.ts';
import { fullViewer, type Viewer } from '#lib/domain/access/viewer.ts';
import { actingPerson } from '#lib/operations/acting-person.ts';
import { operationContext } from '#lib/operations/create-context.ts';
import { readerLocale } from './reader-locale.ts';

/**
 * What whoever sent the request that is being answered may see.
 * @throws MooringError UNAUTHENTICATED where people sign in and nobody has, and where the API server does not say what they may.
 */
export async function readerViewer(): Promise<Viewer> {
  const locale = await readerLocale();
  // refuses who has to sign in, and has not
  operationContext();
  const acting = actingPerson();
  return acting === undefined ? fullViewer(locale) : viewerOf(await acting.listRights(), locale);
}
