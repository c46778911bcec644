import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { compactJson, prettyJson, prettyLength } from './raw-json.ts';

/**
 * JSON as people read it, a member a line, as far as it stays a text that may be edited and sent back: indented, else
 * with lines that all begin at the left, else as one line.
 */
export function layOutJson(json: string): string {
  const compact = compactJson(json);
  // what is added has one byte a character
  const room = maxSpecificationBytes() - Buffer.byteLength(compact);
  const indentBy = [2, 0].find((width) => prettyLength(compact, width) - compact.length <= room);
  return indentBy === undefined ? compact : prettyJson(compact, indentBy);
}
