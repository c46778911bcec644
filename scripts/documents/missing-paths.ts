import { dirname, join } from 'node:path';

const rooms =
  'app|bench|bin|components|deploy|docs|e2e|findings|lib|packages|public|sandbox|scripts|services|testing';
const inBackticks = new RegExp(`\`((?:${rooms})/[A-Za-z0-9_.@/[\\]-]+)\``, 'g');
const linkTarget = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;
const source = new RegExp(`\\b(?:${rooms})/[A-Za-z0-9_./-]+\\.tsx?\\b`, 'g');
// a pattern in backticks may look like a link
const codeSpan = /`[^`\n]*`/g;

/** Paths of this checkout that a document names, in backticks or as a link's target, and that are not there. */
export function missingPaths(document: string, text: string, isThere: (path: string) => boolean): string[] {
  const named = [...text.matchAll(inBackticks)].map((match) => match[1] ?? '');
  const linked = [...text.replace(codeSpan, '').matchAll(linkTarget)].map((match) =>
    join(dirname(document), match[1] ?? ''),
  );
  return [...new Set([...named, ...linked])].filter((path) => !isThere(path));
}

/** Sources of this checkout that a shell script names and that are not there: no compiler follows those names. */
export function missingSources(script: string, isThere: (path: string) => boolean): string[] {
  return [...new Set(script.match(source))].filter((path) => !isThere(path));
}
