import { notAcceptable, unsupportedMediaType } from '../meta/api-error.ts';

export interface MediaType {
  type: string;
  parameters: { [name: string]: string };
}

/** How a response is to look. `as` names a transformation: a Table, or only the metadata. */
export interface Negotiated {
  format: 'json' | 'yaml';
  as: 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList' | undefined;
  /** The version of meta.k8s.io the transformation was asked in. */
  metaVersion: string;
}

const served = ['application/json', 'application/yaml'];

export function parseMediaTypes(header: string): MediaType[] {
  return header.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const pairs = parameters.map((parameter) => {
      const at = parameter.indexOf('=');
      return at < 0 ? [parameter, ''] : [parameter.slice(0, at), parameter.slice(at + 1)];
    });
    return { type: type.toLowerCase(), parameters: Object.fromEntries(pairs) };
  });
}

function transformationOf({ as, g }: MediaType['parameters']): Negotiated['as'] | 'unknown' {
  if (as === undefined) return undefined;
  if (g !== 'meta.k8s.io') return 'unknown';
  return as === 'Table' || as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList'
    ? as
    : 'unknown';
}

/** Picks the first acceptable form. Throws 406 when none is served (protobuf is not). */
export function negotiate(accept: string | undefined, allowTransformations: boolean): Negotiated {
  const plain: Negotiated = { format: 'json', as: undefined, metaVersion: 'v1' };
  if (!accept) return plain;
  for (const { type, parameters } of parseMediaTypes(accept)) {
    const as = transformationOf(parameters);
    if (as === 'unknown' || (as && !allowTransformations)) continue;
    const metaVersion = parameters.v ?? 'v1';
    if (type === '*/*' || type === 'application/*' || type === 'application/json')
      return { format: 'json', as, metaVersion };
    if (type === 'application/yaml') return { format: 'yaml', as, metaVersion };
  }
  throw notAcceptable(served);
}

/** The media type of a body, checked against what the verb takes. Throws 415. */
export function contentTypeOf(header: string | undefined, accepted: readonly string[]): string {
  const type = header ? (parseMediaTypes(header)[0]?.type ?? '') : (accepted[0] ?? '');
  if (!accepted.includes(type)) throw unsupportedMediaType(accepted);
  return type;
}
