import { message } from '#lib/domain/texts/message.ts';
import { asyncApiChanges } from './changes/asyncapi-changes.ts';
import type { BreakingChange } from './changes/breaking-change.ts';
import { odataChanges } from './changes/odata-changes.ts';
import { openApiChanges } from './changes/openapi-changes.ts';
import type { SpecificationModel } from './model/specification-model.ts';

const languages = { openapi: 'OpenAPI', asyncapi: 'AsyncAPI', odata: 'OData' } as const;

/**
 * What users of a specification may fail by when it is replaced, in the order of the document before. Nothing that was
 * only added is named.
 */
export function breakingChanges(before: SpecificationModel, after: SpecificationModel): BreakingChange[] {
  if (before.kind === 'openapi' && after.kind === 'openapi') {
    return openApiChanges(before, after);
  }
  if (before.kind === 'asyncapi' && after.kind === 'asyncapi') {
    return asyncApiChanges(before, after);
  }
  if (before.kind === 'odata' && after.kind === 'odata') {
    return odataChanges(before, after);
  }
  const said = message('changes.languageChanged', {
    was: languages[before.kind],
    now: languages[after.kind],
  });
  return [{ rule: 'language-changed', place: message('changes.specification'), message: said }];
}
