const timePattern = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Whether a text is a time as RFC 3339 writes it. */
export function isTimestamp(text: string): boolean {
  return timePattern.test(text) && !Number.isNaN(Date.parse(text));
}
