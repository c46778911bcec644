import { decodeBase64, encodeBase64 } from './base64.ts';

const blockPattern = /-----BEGIN ([^-\r\n]+)-----([^-]*)-----END \1-----/g;

/** Contents of all PEM blocks in `text`, whatever their labels, in order; blocks that do not decode are left out. */
export function decodePemBlocks(text: string): Uint8Array<ArrayBuffer>[] {
  const blocks: Uint8Array<ArrayBuffer>[] = [];
  for (const match of text.matchAll(blockPattern)) {
    const lines = (match[2] ?? '').split(/\r?\n/).map((line) => line.trim());
    const bytes = decodeBase64(lines.filter((line) => !line.includes(':')).join(''));
    if (bytes !== undefined && bytes.length > 0) {
      blocks.push(bytes);
    }
  }
  return blocks;
}

/** One PEM block with lines of 64 characters and a line break at its end. */
export function encodePem(label: string, der: Uint8Array | ArrayBuffer): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
