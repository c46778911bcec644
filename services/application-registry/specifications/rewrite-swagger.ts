import { rawMembers } from '#lib/specifications/raw-json.ts';

/** Members of a Swagger 2.0 document in the order in which the reference writes them. */
const memberOrder = [
  'id',
  'consumes',
  'produces',
  'schemes',
  'swagger',
  'info',
  'host',
  'paths',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
  'security',
  'tags',
  'externalDocs',
];

/**
 * A Swagger 2.0 document that points to the gateway: its host, http, no base path, unknown members dropped but for
 * extensions (connectivity contract 3.8). Members keep their text. Any other document comes back as it is.
 * @param text valid JSON
 */
export function rewriteSwagger(text: string, host: string): string {
  const members = new Map(rawMembers(text).map((member) => [member.key, member.raw]));
  if (members.get('swagger') !== '"2.0"') {
    return text;
  }
  members.set('schemes', '["http"]');
  members.set('host', JSON.stringify(host));
  members.set('paths', members.get('paths') ?? 'null');
  const extensions = [...members.keys()].filter((key) => /^x-/i.test(key));
  const written = [...memberOrder, ...extensions].flatMap((key) => {
    const raw = members.get(key);
    return raw === undefined ? [] : [`${JSON.stringify(key)}:${raw}`];
  });
  return `{${written.join(',')}}`;
}
