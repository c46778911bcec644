import { rawMember, setRawMember } from '#lib/specifications/raw-json.ts';

/** A registration's JSON text without its specifications, which may be megabytes. */
export function withoutSpecifications(registration: string): string {
  return (['api', 'events'] as const).reduce(withoutSpec, registration);
}

function withoutSpec(registration: string, part: 'api' | 'events'): string {
  const member = rawMember(registration, part);
  return member === undefined
    ? registration
    : setRawMember(registration, part, setRawMember(member, 'spec', undefined));
}
