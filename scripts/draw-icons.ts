#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * Draws every icon of public/ from public/icons/icon.svg, which is drawn by hand: a bollard with a rope around it, on a
 * grid of 32 that keeps its edges sharp at 16 pixels. The same sharp draws the same bytes.
 */
const publicDir = join(import.meta.dirname, '..', 'public');
const accent = '#0b6380';
const onAccent = '#ffffff';
const gridSize = 32;

const source = readFileSync(join(publicDir, 'icons', 'icon.svg'), 'utf8');
const drawing = source.replace(/^<svg[^>]*>/, '').replace(/<(title|style)>.*?<\/\1>|<\/svg>\s*$/g, '');

/** @param share how much of the tile's side the drawing takes; without a tile it takes all. */
function iconSvg(tile?: { share: number; cornerRadius: number }): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${gridSize} ${gridSize}">`;
  if (tile === undefined) {
    return `${open}<g color="${accent}">${drawing}</g></svg>`;
  }
  const margin = (gridSize * (1 - tile.share)) / 2;
  return [
    open,
    `<rect width="${gridSize}" height="${gridSize}" rx="${tile.cornerRadius}" fill="${accent}"/>`,
    `<g color="${onAccent}" transform="translate(${margin} ${margin}) scale(${tile.share})">${drawing}</g>`,
    '</svg>',
  ].join('');
}

function png(svg: string, sizePx: number): Promise<Buffer> {
  const density = (72 * sizePx) / gridSize;
  return sharp(Buffer.from(svg), { density })
    .resize(sizePx, sizePx)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** An .ico of PNGs: a header, one entry of 16 bytes for each, then the images. */
function ico(images: readonly { sizePx: number; data: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, { sizePx, data }] of images.entries()) {
    const entry = 6 + 16 * index;
    header.writeUInt8(sizePx, entry);
    header.writeUInt8(sizePx, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(data.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  }
  return Buffer.concat([header, ...images.map(({ data }) => data)]);
}

const plain = iconSvg();
const rounded = iconSvg({ share: 0.64, cornerRadius: 7 });
const square = iconSvg({ share: 0.64, cornerRadius: 0 });
// a mask may cut away all but a circle of four fifths
const maskable = iconSvg({ share: 0.52, cornerRadius: 0 });

const files: Record<string, Buffer> = {
  'favicon.ico': ico(
    await Promise.all([16, 32, 48].map(async (sizePx) => ({ sizePx, data: await png(plain, sizePx) }))),
  ),
  'apple-touch-icon.png': await png(square, 180),
  'icons/icon-32.png': await png(plain, 32),
  'icons/icon-192.png': await png(rounded, 192),
  'icons/icon-512.png': await png(rounded, 512),
  'icons/maskable-192.png': await png(maskable, 192),
  'icons/maskable-512.png': await png(maskable, 512),
};
for (const [name, data] of Object.entries(files)) {
  writeFileSync(join(publicDir, name), data);
  console.log(`public/${name} ${data.length} bytes`);
}
