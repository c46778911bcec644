import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const suffix = '.gz';

/** Pieces of compressed files, in base64 by file name: the `binaryData` of one ConfigMap. */
export type FilePart = Record<string, string>;

/**
 * Compresses files and cuts them into parts, in order.
 * @param firstBytes what the first part holds at most; any other holds `partBytes`
 * @returns at least one part
 */
export async function packFiles(
  files: ReadonlyMap<string, string>,
  firstBytes: number,
  partBytes: number,
): Promise<FilePart[]> {
  let part: FilePart = {};
  const parts = [part];
  let free = firstBytes;
  for (const [name, text] of files) {
    const packed = await compress(text);
    for (let from = 0; from < packed.length; ) {
      if (free === 0) {
        part = {};
        parts.push(part);
        free = partBytes;
      }
      const piece = packed.subarray(from, from + free);
      part[name + suffix] = piece.toString('base64');
      from += piece.length;
      free -= piece.length;
    }
  }
  return parts;
}

/** The inverse of `packFiles`. */
export async function unpackFiles(parts: FilePart[]): Promise<Map<string, string>> {
  const pieces = new Map<string, Buffer[]>();
  for (const part of parts) {
    for (const [name, data] of Object.entries(part)) {
      const found = pieces.get(name) ?? [];
      found.push(Buffer.from(data, 'base64'));
      pieces.set(name, found);
    }
  }
  const files = [...pieces].map(async ([name, found]): Promise<[string, string]> => {
    const text = (await decompress(Buffer.concat(found))).toString();
    return [name.slice(0, -suffix.length), text];
  });
  return new Map(await Promise.all(files));
}
