import { readSpecModel } from '../../specs/model/read-spec-model.ts';
import { readSpec } from '../../specs/read-spec.ts';
import type { StoredSpecification } from '../../specs/stored-specification.ts';
import type { OperationContext } from '../context.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

/** A stored specification, as text and as what it says. */
export async function readSpecification(
  context: OperationContext,
  target: SpecificationTarget,
): Promise<StoredSpecification> {
  const stored = await readStored(context, target);
  const { kind, version } = readSpec(stored.text).report;
  return { ...stored, kind, languageVersion: version, model: readSpecModel(stored.text) };
}
