import { createHash } from 'node:crypto';

const legalCharacter = /[a-y0-9.-]/;
const longestName = 63;

/**
 * Name of the class or plan object for an id in a broker's catalog (binding contract 2.2): letters a-y, digits, `-` and
 * `.` stay, any other character becomes `z<hex code>z`; what is longer than 63 ends in the id's MD5.
 * Not for the browser.
 */
export function catalogObjectName(externalId: string): string {
  let escaped = '';
  for (const character of externalId) {
    escaped += legalCharacter.test(character) ? character : `z${character.codePointAt(0)?.toString(16)}z`;
  }
  if (escaped.length <= longestName) {
    return escaped;
  }
  const digest = createHash('md5').update(externalId).digest('hex');
  return `${escaped.slice(0, 30).replace(/\.+$/, '')}-${digest}`;
}

/** Value of a `servicecatalog.k8s.io/spec.*` label: texts may be longer than a label, their SHA-224 is not. */
function catalogLabelValue(text: string): string {
  return createHash('sha224').update(text).digest('hex');
}

/** `servicecatalog.k8s.io/spec.<field>` labels for these fields. */
export function catalogLabels(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [
      `servicecatalog.k8s.io/spec.${field}`,
      catalogLabelValue(text),
    ]),
  );
}
