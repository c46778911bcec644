/** The six attributes of a client certificate's subject, in the order in which they are compared and encoded. */
export const subjectAttributes = ['C', 'O', 'OU', 'L', 'ST', 'CN'] as const;

export type SubjectAttribute = (typeof subjectAttributes)[number];

export type Subject = Record<SubjectAttribute, string>;

/** What a certificate of an application carries besides the name of the Application. */
export type SubjectDefaults = Omit<Subject, 'CN'>;

/**
 * The subject as the pairing protocol writes it, `O=..,OU=..,L=..,ST=..,C=..,CN=..` without spaces
 * (connectivity contract 2.5). Clients split it at `,` and `=`.
 */
export function formatSubject(subject: Subject): string {
  return (['O', 'OU', 'L', 'ST', 'C', 'CN'] as const).map((key) => `${key}=${subject[key]}`).join(',');
}

/** Attribute and value pairs of `K=V,K=V` in the order of the text; a backslash keeps the next character. */
export function parseSubject(text: string): [attribute: string, value: string][] {
  return (text.match(/(?:\\[\s\S]|[^,\\])+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const value = part.slice(at + 1).replace(/\\(.)/g, '$1');
      return at < 0 ? [part, ''] : [part.slice(0, at).trim(), value];
    });
}

const attributeNames: Record<SubjectAttribute, string> = {
  CN: 'common name',
  C: 'country',
  O: 'organization',
  OU: 'organizational unit',
  L: 'locality',
  ST: 'province',
};

/**
 * Compares the subject of a signing request with the expected one, first difference only: CN, C, O, OU, L, ST. The
 * sentences start with the reference's own texts; the one about the common name is nothing but that, clients compare
 * it as a whole (connectivity contract 2.6).
 * @param valuesOf all values of one attribute in the request
 * @returns why the request is refused, undefined when it is not.
 */
export function subjectProblem(
  valuesOf: (attribute: SubjectAttribute) => string[],
  expected: Subject,
): string | undefined {
  const names = valuesOf('CN');
  if (names.length === 0 || names.some((name) => name !== expected.CN)) {
    return 'CSR: Invalid common name provided.';
  }
  for (const attribute of ['C', 'O', 'OU', 'L', 'ST'] as const) {
    const received = valuesOf(attribute)[0];
    const name = attributeNames[attribute];
    const advice = `Use the subject of the signing request info: ${formatSubject(expected)}`;
    if (received === undefined) {
      return `CSR: No ${name} provided. Expected ${attribute}=${expected[attribute]}. ${advice}`;
    }
    if (received !== expected[attribute]) {
      return `CSR: Invalid ${name} provided. Expected ${attribute}=${expected[attribute]}, received ${attribute}=${received}. ${advice}`;
    }
  }
  return undefined;
}
