import { createHash } from 'node:crypto';

/**
 * What events are told apart by: the id, within the source that the application itself has named.
 * @returns 43 characters of base64url
 */
export function eventKey(source: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([source, id]))
    .digest('base64url');
}
