import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Brand } from './brand.tsx';

const icon = readFileSync(join(import.meta.dirname, '..', '..', 'public', 'icons', 'icon.svg'), 'utf8');

/** What an SVG draws, from its first group on, however its tags are closed. */
function drawingOf(markup: string): string | undefined {
  return /<g[ >].*<\/svg>/s.exec(markup)?.[0].replaceAll(/><\/(?:rect|path)>/g, '/>');
}

it('is in the brand what the tab’s icon is', () => {
  expect(drawingOf(icon)).toContain('<rect');
  expect(drawingOf(renderToStaticMarkup(<Brand />))).toBe(drawingOf(icon));
});
