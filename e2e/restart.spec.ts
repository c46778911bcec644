import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { consoleClient } from './fixtures/console-client.ts';
import { guidedFlow } from './fixtures/guided-flow.ts';
import { startMooring } from './fixtures/start-mooring.ts';

test('everything killed between any two steps, the flow goes on', async () => {
  test.setTimeout(300_000);
  const home = mkdtempSync(join(tmpdir(), 'mooring-restart-'));
  const state = {};
  const edges = new Set<string>();
  try {
    for (const step of guidedFlow('survivor')) {
      const mooring = await startMooring({ home });
      edges.add(mooring.endpoints.edge);
      try {
        await test.step(step.name, () => step.run(consoleClient(mooring.endpoints), state));
      } finally {
        await mooring.stop('SIGKILL');
      }
    }
    expect([...edges], 'the edge keeps its address').toHaveLength(1);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
