import { parseExact, stringifyExact } from 'kube-text/exact-json';
import type { ApiObject } from '../meta/api-object.ts';
import type { ResourceDefinition } from '../registry/resource-definition.ts';
import { conforms } from '../schema/conforms.ts';
import { applySchemaDefaults } from '../schema/default-values.ts';
import { pruneFields } from '../schema/prune-fields.ts';
import { pruneNulls } from '../schema/prune-nulls.ts';
import type { Stored } from '../store/object-store.ts';

/** What each definition makes of a state; a definition is replaced when its schema changes, and this goes with it. */
const readAs = new WeakMap<ResourceDefinition, WeakMap<Stored, Stored>>();

function brought(definition: ResourceDefinition, stored: Stored): Stored {
  const object = parseExact(stored.json) as ApiObject;
  pruneFields(definition.schema, object);
  pruneNulls(definition.schema, object);
  applySchemaDefaults(definition.schema, object);
  return { revision: stored.revision, object, json: stringifyExact(object) };
}

/**
 * A stored custom object as today's schema shows it: what was written under an earlier one gets the defaults and loses
 * the fields that have come and gone since. Built-in objects are shown as they are.
 */
export function readStored(definition: ResourceDefinition, stored: Stored): Stored {
  if (definition.origin === 'builtin' || !definition.schema) return stored;
  let known = readAs.get(definition);
  if (!known) {
    known = new WeakMap();
    readAs.set(definition, known);
  }
  const before = known.get(stored);
  if (before) return before;
  const shown = conforms(definition.schema, stored.object) ? stored : brought(definition, stored);
  known.set(stored, shown);
  return shown;
}
