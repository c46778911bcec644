import type { CreateObjectRequest } from '#lib/domain/kubernetes/create-object-request.ts';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { formatObject, parseObject } from '#lib/domain/kubernetes/object-text.ts';
import type { Sentence } from '#lib/domain/texts/message.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { requireUsableName } from '../applications/require-usable-name.ts';
import type { OperationContext } from '../context.ts';
import { readKindSchema } from './kind-schema.ts';
import { resolveTarget } from './object-target.ts';
import { placeStrictRefusal, refuseUnknownFields } from './refuse-unknown-fields.ts';

export interface CreatedObject {
  name: string;
  namespace: string | undefined;
  /** As the server stores it, or would. */
  text: string;
  warnings: Sentence[];
}

/**
 * Creates an object of a kind from a text.
 * @throws MooringError INVALID for a text that is broken, about another kind, without a namespace where the kind needs one, or
 * with fields that the kind does not have, or for an Application whose name the operator refuses; else what the server says.
 */
export async function createObject(
  { kube }: OperationContext,
  kind: string,
  { text, dryRun }: CreateObjectRequest,
): Promise<CreatedObject> {
  const { info } = resolveTarget({ kind, namespace: '-', name: '' });
  const object = parseObject(text);
  checkKind(object, info);
  if (info === kinds.applications) {
    // the server would take it, and the operator set nothing up
    requireUsableName(object.metadata.name);
  }
  const schema = await readKindSchema(kube, info);
  const base = { ...object, spec: undefined, metadata: { name: object.metadata.name } };
  const warnings = schema === undefined ? [] : refuseUnknownFields(schema, { base, mine: object, text });
  try {
    const created = await kube.create(info, object, { dryRun, fieldValidation: 'Strict' });
    const { name, namespace } = created.metadata;
    return { name, namespace, text: formatObject(created), warnings };
  } catch (error) {
    throw placeStrictRefusal(error, text);
  }
}

function checkKind({ apiVersion, kind, metadata }: KubeObject, info: KindInfo): void {
  if (kind !== info.kind || apiVersion !== apiVersionOf(info)) {
    throw new MooringError('INVALID', message('errors.textOfOtherKind', { kind, apiVersion }), {
      hint: message('errors.textOfOtherKindHint', { kind: info.kind, apiVersion: apiVersionOf(info) }),
    });
  }
  if (info.namespaced !== (metadata.namespace !== undefined)) {
    throw new MooringError(
      'INVALID',
      info.namespaced
        ? message('errors.needsNamespace', { kind })
        : message('errors.inNoNamespace', { kind }),
      {
        hint: info.namespaced ? message('errors.needsNamespaceHint') : message('errors.inNoNamespaceHint'),
      },
    );
  }
}
