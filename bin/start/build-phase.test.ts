import { expect, it } from 'vitest';
import { buildPhase } from './build-phase.ts';

it('knows the phases of a build by what Next prints', () => {
  const output = [
    '▲ Next.js 16.4.5 (Turbopack)\n\n',
    '  Creating an optimized production build ...\n',
    '✓ Compiled successfully in 31.4s\n  Skipping validation of types\n',
    '  Collecting page data using 1 worker ...\n',
    '  Generating static pages using 1 worker (0/5) ...\n',
    '  Finalizing page optimization ...\n',
  ];
  expect(output.map(buildPhase)).toEqual([
    undefined,
    'compiling',
    undefined,
    'collecting page data',
    'generating pages',
    'finishing',
  ]);
});

it('takes the last of several', () => {
  expect(buildPhase('Collecting page data ...\nGenerating static pages (5/5)\n')).toBe('generating pages');
});
