#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Fails for every path in a Markdown file, in backticks or as a link's target, that is not in the tree. */
const rooms = 'app|bench|bin|components|deploy|docs|e2e|lib|public|sandbox|services';
const inBackticks = new RegExp(`\`((?:${rooms})/[A-Za-z0-9_.@/[\\]-]+)\``, 'g');
const linkTarget = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;
// a pattern in backticks may look like a link
const codeSpan = /`[^`\n]*`/g;

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

let missing = 0;
for (const document of documents) {
  const text = readFileSync(document, 'utf8');
  const named = [...text.matchAll(inBackticks)].map((match) => match[1] ?? '');
  const linked = [...text.replace(codeSpan, '').matchAll(linkTarget)].map((match) =>
    join(dirname(document), match[1] ?? ''),
  );
  for (const path of new Set([...named, ...linked])) {
    if (!existsSync(path)) {
      console.error(`${document} names ${path}, which is not there`);
      missing++;
    }
  }
}
console.log(`${documents.length} documents checked`);
process.exitCode = missing > 0 ? 1 : 0;
