import type { ODataType } from './odata-model.ts';

/** Members with their values; where none are stated they are counted from 0. */
export function enumMembers(
  stated: readonly (readonly [name: string, value: unknown])[],
): ODataType['members'] {
  return stated.map(([name, value], index) => ({ name, value: String(value ?? index) }));
}
