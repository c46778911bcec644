import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('keeps zod, which is loaded later, from trying out eval', () => {
  const script = `
    await import('./instrumentation-client.ts');
    const { config } = await import('zod/v4/core');
    console.log(config().jitless);`;
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  expect(told.trim()).toBe('true');
});
