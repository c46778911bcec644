/** `data` of a Secret that holds these texts. */
export function secretDataOf(texts: Readonly<Record<string, string>>): Record<string, string> {
  return mapValues(texts, (text) => Buffer.from(text).toString('base64'));
}

/** The texts in `data` of a Secret; none where it has no data. */
export function textsOfSecret(secret: { data?: Record<string, string> } | undefined): Record<string, string> {
  return mapValues(secret?.data ?? {}, (encoded) => Buffer.from(encoded, 'base64').toString());
}

function mapValues(
  values: Readonly<Record<string, string>>,
  map: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
