import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

/** Serves files that were compressed when they were built, much smaller than could be done while somebody waits. */
export interface CompressedFiles {
  /** Answers a request for one of them by a browser that can read it. Says whether it has. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Ending of the compressed form of a file, which stands beside it. */
export const compressedEnding = '.br';

/** The kinds of files that are worth it, with what they are. */
export const compressedTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript',
};

/**
 * @param folder its compressed files are looked up once; their names change with what is in them.
 * @param path under which the folder is served, with a slash at its end.
 */
export function createCompressedFiles(folder: string, path: string): CompressedFiles {
  const files = compressedIn(folder, path);
  return {
    answer(request, response) {
      const file = files.get(request.url?.split('?')[0] ?? '');
      if (file === undefined || !isRead(request) || !takesBrotli(request)) {
        return false;
      }
      void send(file, request, response);
      return true;
    },
  };
}

interface CompressedFile {
  name: string;
  type: string;
}

function compressedIn(folder: string, path: string): Map<string, CompressedFile> {
  const files = new Map<string, CompressedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name);
    const plain = name.slice(0, -compressedEnding.length);
    const type = compressedTypes[extname(plain)];
    if (entry.isFile() && name.endsWith(compressedEnding) && type !== undefined) {
      files.set(path + relative(folder, plain).replaceAll(sep, '/'), { name, type });
    }
  }
  return files;
}

async function send(
  { name, type }: CompressedFile,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const content = await readFile(name);
    response.writeHead(200, {
      'content-type': type,
      'content-encoding': 'br',
      'content-length': content.length,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    response.end(method === 'HEAD' ? undefined : content);
  } catch {
    // a new build has taken it away: the page asks again
    response.destroy();
  }
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** RFC 9110, 12.5.3: an encoding with `q=0` is refused. */
function takesBrotli({ headers }: IncomingMessage): boolean {
  const accepted = String(headers['accept-encoding'] ?? '').toLowerCase();
  return accepted.split(',').some((entry) => /^\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/.test(entry));
}
