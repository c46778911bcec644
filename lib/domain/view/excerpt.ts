/** So much of a text stands in a list. */
const longest = 300;

/** The beginning of a text that may be as long as its author likes. */
export function excerpt(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
