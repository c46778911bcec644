import { ApiError, badRequest, expired, invalid } from '../meta/api-error.ts';
import { forbiddenField, invalidValue } from '../meta/field-error.ts';
import type { Stored } from '../store/object-store.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { decodeContinue, encodeContinue } from './continue-token.ts';
import { readRevision, selectionOf } from './selection.ts';

export interface ObjectList {
  items: Stored[];
  revision: number;
  continueToken: string | undefined;
  remaining: number | undefined;
}

function readLimit(query: URLSearchParams): number {
  const text = query.get('limit') ?? '0';
  if (!/^\d+$/.test(text))
    throw badRequest(`limit: Invalid value: ${JSON.stringify(text)}: must be a number`);
  return Number(text);
}

function tooNew(revision: number, current: number): ApiError {
  const message = `Too large resource version: ${revision}, current: ${current}`;
  return new ApiError(504, 'Timeout', `Timeout: ${message}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
}

/** Which state the list shows: undefined is the newest. */
function revisionToShow(api: ApiContext, request: ResourceRequest, limit: number): number | undefined {
  const match = request.query.get('resourceVersionMatch');
  const revision = readRevision(request);
  const refuse = (detail: string): ApiError =>
    invalid('meta.k8s.io', 'ListOptions', '', [forbiddenField('resourceVersionMatch', detail)]);
  if (match && revision === undefined)
    throw refuse('resourceVersionMatch is forbidden unless resourceVersion is provided');
  if (match && match !== 'Exact' && match !== 'NotOlderThan') {
    throw invalid('meta.k8s.io', 'ListOptions', '', [
      {
        type: 'FieldValueNotSupported',
        field: 'resourceVersionMatch',
        value: match,
        detail: 'supported values: "Exact", "NotOlderThan", ""',
      },
    ]);
  }
  if (match === 'Exact' && revision === 0)
    throw refuse('resourceVersionMatch "exact" is forbidden for resourceVersion "0"');
  if (revision === undefined || revision === 0) return undefined;
  if (revision > api.store.revision) throw tooNew(revision, api.store.revision);
  const exact = match === 'Exact' || (!match && limit > 0);
  return exact ? revision : undefined;
}

/** A token that goes on at the newest state, for whoever prefers a torn list to none. */
function checkNotCompacted(api: ApiContext, revision: number, after: string | undefined): void {
  if (revision >= api.store.compactedRevision) return;
  if (after === undefined) throw expired('The resourceVersion for the provided list is too old.');
  throw expired(
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    encodeContinue({ revision: -1, after }),
  );
}

/** Lists what the selectors match, page by page where a limit is set; every page shows the state of the first one. */
export function listObjects(api: ApiContext, request: ResourceRequest): ObjectList {
  const { definition, query } = request;
  const limit = readLimit(query);
  const matches = selectionOf(request);
  const continueText = query.get('continue');
  let atRevision: number | undefined;
  let after: string | undefined;
  if (continueText) {
    if (readRevision(request)) {
      throw invalid('meta.k8s.io', 'ListOptions', '', [
        invalidValue(
          'resourceVersion',
          query.get('resourceVersion'),
          'specifying resource version is not allowed when using continue',
        ),
      ]);
    }
    const token = decodeContinue(continueText);
    after = token.after;
    if (token.revision >= 0) {
      atRevision = token.revision;
      checkNotCompacted(api, token.revision, after);
    }
  } else {
    atRevision = revisionToShow(api, request, limit);
    if (atRevision !== undefined) checkNotCompacted(api, atRevision, undefined);
  }
  const revision = atRevision ?? api.store.revision;
  const page = api.store.list(definition.storageKey, {
    namespace: request.namespace,
    after,
    limit,
    atRevision,
    matches,
  });
  const selective = query.get('labelSelector') || query.get('fieldSelector');
  return {
    items: page.items,
    revision,
    continueToken:
      page.nextAfter === undefined ? undefined : encodeContinue({ revision, after: page.nextAfter }),
    remaining: page.nextAfter === undefined || selective ? undefined : page.remaining,
  };
}
