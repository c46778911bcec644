import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rootMetadata } from './metadata.ts';

const publicDir = join(import.meta.dirname, '..', 'public');

interface Icon {
  src: string;
  sizes: string;
  type: string;
}

const manifest = JSON.parse(readFileSync(join(publicDir, rootMetadata.manifest), 'utf8')) as {
  icons: (Icon & { purpose: string })[];
};
const named: Icon[] = [
  ...[...rootMetadata.icons.icon, ...rootMetadata.icons.apple].map(({ url, ...icon }) => ({
    src: url,
    ...icon,
  })),
  ...manifest.icons,
];

/** Sizes of an image as a page names them. */
function sizesOf(file: string): { type: string; sizes: string } {
  const data = readFileSync(join(publicDir, file));
  if (file.endsWith('.svg')) {
    return { type: 'image/svg+xml', sizes: 'any' };
  }
  if (file.endsWith('.ico')) {
    const sizes = Array.from({ length: data.readUInt16LE(4) }, (_, index) => {
      const offset = data.readUInt32LE(6 + 16 * index + 12);
      return pngSize(data.subarray(offset));
    });
    return { type: 'image/x-icon', sizes: sizes.join(' ') };
  }
  return { type: 'image/png', sizes: pngSize(data) };
}

function pngSize(data: Buffer): string {
  expect(data.subarray(1, 4).toString()).toBe('PNG');
  return `${data.readUInt32BE(16)}x${data.readUInt32BE(20)}`;
}

it.each(named)('names $src with the type and the size that it has', ({ src, type, sizes }) => {
  expect(sizesOf(src)).toEqual({ type, sizes });
});

it('leaves no icon unnamed', () => {
  const drawn = readdirSync(publicDir, { recursive: true })
    .map((file) => `/${String(file)}`)
    .filter((file) => /\.(png|svg|ico)$/.test(file));
  expect(new Set(named.map(({ src }) => src))).toEqual(new Set(drawn));
});

it('has what an installed page needs: 192 and 512 pixels, each also for a mask', () => {
  const sizes = (purpose: string) => manifest.icons.filter((icon) => icon.purpose === purpose);
  expect(sizes('any').map((icon) => icon.sizes)).toEqual(['any', '192x192', '512x512']);
  expect(sizes('maskable').map((icon) => icon.sizes)).toEqual(['192x192', '512x512']);
});
