/** A field of a kind: what an editor has to know of what the Kubernetes API publishes. */
export interface FieldSchema {
  /** Name in `types` of what it is; what stands beside it goes before. */
  ref?: string;
  /** Undefined where it may be of several. */
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  description?: string;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  /** Of a list. */
  items?: FieldSchema;
  /** Of a mapping whose names are free. */
  values?: FieldSchema;
  enum?: (string | number | boolean)[];
  /** Fields that are not named here are kept as well. */
  isOpen?: true;
}

/** A kind, and the types that its fields refer to. */
export interface KindSchema {
  root: FieldSchema;
  types: Record<string, FieldSchema>;
}

/** From the top of an object: names of fields, and positions in lists. */
export type FieldPath = (string | number)[];

const mostSteps = 20;

/** A field with what it refers to. */
export function resolveField(schema: KindSchema, field: FieldSchema): FieldSchema {
  let resolved = field;
  for (let step = 0; resolved.ref !== undefined && step < mostSteps; step++) {
    const { ref, ...own } = resolved;
    resolved = { ...(Object.hasOwn(schema.types, ref) ? schema.types[ref] : { isOpen: true }), ...own };
  }
  return resolved;
}

/** The field called `name` of a mapping; undefined where it has none of that name. */
export function fieldOf(field: FieldSchema, name: string): FieldSchema | undefined {
  return field.properties !== undefined && Object.hasOwn(field.properties, name)
    ? field.properties[name]
    : field.values;
}

/** What stands at a path, resolved; undefined where the kind does not say. */
export function fieldAt(schema: KindSchema, path: FieldPath): FieldSchema | undefined {
  let field: FieldSchema | undefined = resolveField(schema, schema.root);
  for (const step of path) {
    const inner: FieldSchema | undefined = typeof step === 'number' ? field.items : fieldOf(field, step);
    if (inner === undefined) {
      return undefined;
    }
    field = resolveField(schema, inner);
  }
  return field;
}

/** A path as people write it: `spec.containers[0].image`. */
export function writePath(path: FieldPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}
