import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { compressedEnding, compressedTypes } from '#lib/http/compressed-files.ts';

const compress = promisify(brotliCompress);
/** Beyond that the last percent takes seconds: these are the editor's parts. */
const largeBytes = 300_000;

/** Writes the compressed form of each script and style of a build beside it. */
export async function compressBuild(staticFolder: string): Promise<void> {
  const entries = await readdir(staticFolder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && compressedTypes[extname(entry.name)] !== undefined)
      .map((entry) => compressFile(join(entry.parentPath, entry.name))),
  );
}

async function compressFile(name: string): Promise<void> {
  const content = await readFile(name);
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: content.length > largeBytes ? 9 : constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(name + compressedEnding, await compress(content, { params }));
}
