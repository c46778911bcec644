import { isDeepStrictEqual } from 'node:util';
import type { EnvFromSource, EnvVar } from '#lib/domain/kubernetes/workload.ts';
import type { Place } from './places.ts';
import type { Trace } from './traces.ts';

/** The Secret that variables come from. */
export interface VariableSource {
  prefix: string;
  secretName: string;
  /** Its keys, where variables are written one by one. */
  keys: readonly string[];
}

/** What an injection adds to one place, to be remembered. */
export type EnvRecord = Pick<Trace, 'injectedEnvFrom' | 'injectedEnv'>;

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The `envFrom` entry of a Secret. */
export function envFromOf({
  prefix,
  secretName,
}: Pick<VariableSource, 'prefix' | 'secretName'>): EnvFromSource {
  return { ...(prefix === '' ? {} : { prefix }), secretRef: { name: secretName } };
}

/**
 * Puts the Secret into a place. What the place has of its own is left alone and not recorded.
 * @param known what was recorded of this usage before.
 * @param onMade told when the place had no such list.
 */
export function setVariables(
  place: Place,
  source: VariableSource,
  known: EnvRecord,
  onMade: () => void,
): EnvRecord {
  return place.form === 'envFrom'
    ? { injectedEnvFrom: setWhole(place, source, known, onMade), injectedEnv: [] }
    : { injectedEnvFrom: [], injectedEnv: setEach(place, source, known, onMade) };
}

function setWhole(
  { name, holder }: Place,
  source: VariableSource,
  known: EnvRecord,
  onMade: () => void,
): Trace['injectedEnvFrom'] {
  const entry = envFromOf(source);
  const present = holder.envFrom?.some((it) => isDeepStrictEqual(it, entry)) ?? false;
  if (present && !known.injectedEnvFrom.some(({ container }) => container === name)) {
    return [];
  }
  if (!holder.envFrom) {
    onMade();
    holder.envFrom = [];
  }
  if (!present) {
    holder.envFrom.push(entry);
  }
  const { prefix, secretName } = source;
  return [{ container: name, ...(prefix === '' ? {} : { prefix }), secretName }];
}

function setEach(
  { name: container, holder }: Place,
  { prefix, secretName, keys }: VariableSource,
  known: EnvRecord,
  onMade: () => void,
): NonNullable<Trace['injectedEnv']> {
  return keys.flatMap((key) => {
    const variable = entryOf(prefix, secretName, key);
    if (!variableName.test(variable.name)) {
      return [];
    }
    const present = holder.env?.find(({ name }) => name === variable.name);
    const record = { container, name: variable.name, key, secretName };
    if (present !== undefined) {
      const isOwn = known.injectedEnv?.some((it) => isDeepStrictEqual(it, record)) ?? false;
      return isOwn && isDeepStrictEqual(present, variable) ? [record] : [];
    }
    if (!holder.env) {
      onMade();
      holder.env = [];
    }
    holder.env.push(variable);
    return [record];
  });
}

/** What of the Secret is in these places now, as if all of it had been put there. */
export function presentVariables(places: readonly Place[], source: VariableSource): EnvRecord {
  const { prefix, secretName, keys } = source;
  const entry = envFromOf(source);
  return {
    injectedEnvFrom: places
      .filter(({ holder }) => holder.envFrom?.some((it) => isDeepStrictEqual(it, entry)))
      .map(({ name: container }) => ({ container, ...(prefix === '' ? {} : { prefix }), secretName })),
    injectedEnv: places.flatMap(({ name: container, holder }) =>
      keys
        .filter((key) => holder.env?.some((it) => isDeepStrictEqual(it, entryOf(prefix, secretName, key))))
        .map((key) => ({ container, name: prefix + key, key, secretName })),
    ),
  };
}

function entryOf(prefix: string, secretName: string, key: string): EnvVar {
  return { name: prefix + key, valueFrom: { secretKeyRef: { name: secretName, key } } };
}

/** Takes out of a place what is recorded, where nobody has changed it. */
export function unsetVariables(
  { name, holder }: Place,
  { injectedEnvFrom, injectedEnv = [] }: EnvRecord,
): void {
  for (const { container, prefix = '', secretName } of injectedEnvFrom) {
    const entry = envFromOf({ prefix, secretName });
    const index = holder.envFrom?.findLastIndex((it) => isDeepStrictEqual(it, entry)) ?? -1;
    if (container === name && index >= 0) {
      holder.envFrom?.splice(index, 1);
    }
  }
  for (const { container, name: variable, key, secretName } of injectedEnv) {
    const entry = { ...entryOf('', secretName, key), name: variable };
    const index = holder.env?.findIndex((it) => isDeepStrictEqual(it, entry)) ?? -1;
    if (container === name && index >= 0) {
      holder.env?.splice(index, 1);
    }
  }
}
