import { badRequest, groupResourceText } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import { groupResourceOf } from '../registry/resource-definition.ts';
import { checkFieldTerms, matchesFields, parseFieldSelector } from '../selectors/field-selector.ts';
import { matchesLabels, parseLabelSelector } from '../selectors/label-selector.ts';
import type { ResourceRequest } from './api-context.ts';

/** What a list, watch or deletecollection is about: namespace, name and both selectors in one test. Throws 400. */
export function selectionOf(request: ResourceRequest): (object: ApiObject) => boolean {
  const { definition, query } = request;
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(query.get('fieldSelector') ?? '');
  checkFieldTerms(definition, fields);
  const { name } = request;
  return (object) =>
    (name === '' || object.metadata.name === name) &&
    matchesLabels(labels, object.metadata.labels) &&
    matchesFields(definition, fields, object);
}

/** A revision given as resourceVersion; undefined where none is. Throws 400. */
export function readRevision(request: ResourceRequest): number | undefined {
  const text = request.query.get('resourceVersion');
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text)) {
    const what = groupResourceText(groupResourceOf(request.definition));
    throw badRequest(
      `resourceVersion: Invalid value: ${JSON.stringify(text)}: a resourceVersion of ${what} is a number`,
    );
  }
  return Number(text);
}
