import { badRequest, invalid } from '../meta/api-error.ts';
import { forbiddenField } from '../meta/field-error.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { readRevision } from './selection.ts';

export interface WatchStart {
  /** Events after this revision are sent. */
  revision: number;
  /** Show what is there as additions first. */
  initial: boolean;
  /** Close the initial additions with an annotated bookmark. */
  markInitialEnd: boolean;
}

/** Where a watch begins. @throws ApiError for options that do not go together. */
export function readStart(api: ApiContext, request: ResourceRequest): WatchStart {
  const { query } = request;
  const revision = readRevision(request);
  const send = query.get('sendInitialEvents');
  const match = query.get('resourceVersionMatch');
  const refuse = (field: string, detail: string): Error =>
    invalid('meta.k8s.io', 'ListOptions', '', [forbiddenField(field, detail)]);
  if (send !== null) {
    if (send !== 'true' && send !== 'false')
      throw badRequest(`sendInitialEvents: Invalid value: ${JSON.stringify(send)}: must be true or false`);
    if (match !== 'NotOlderThan')
      throw refuse(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      );
    if (query.get('allowWatchBookmarks') !== 'true')
      throw refuse('allowWatchBookmarks', 'sendInitialEvents requires bookmarks');
    return {
      revision: send === 'true' ? api.store.revision : (revision ?? api.store.revision),
      initial: send === 'true',
      markInitialEnd: send === 'true',
    };
  }
  if (match) throw refuse('resourceVersionMatch', 'resourceVersionMatch is forbidden for watch');
  if (revision === undefined || revision === 0)
    return { revision: api.store.revision, initial: true, markInitialEnd: false };
  return { revision, initial: false, markInitialEnd: false };
}
