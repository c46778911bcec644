#!/usr/bin/env node
/**
 * Machine time of the guided flow in the sandbox (goal: under 3 s), and the time from a change by kubectl to the page
 * (goal: p95 of 300 ms at most). References in the same run: the bare API writes that the flow amounts to, and a plain
 * watch that sees the same change.
 */
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { ensureBuilt } from '#bin/start/ensure-built.ts';
import { chromiumArguments, chromiumPath, ensureChromium } from '#e2e/chromium.ts';
import { consoleUrl } from '#e2e/fixtures/console-session.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { startMooring } from '#testing/start-mooring.ts';
import { measureChanges } from './measure-changes.ts';
import { measureFlow, measureWrites } from './measure-flow.ts';
import { reportLine } from './statistics.ts';

const rounds = Number(process.argv[2] ?? 30);

ensureChromium();
await ensureBuilt();
const mooring = await startMooring();
try {
  const { endpoints } = mooring;
  const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));

  const flows: number[] = [];
  const writes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    flows.push(await measureFlow(endpoints, `bench-${round}`));
    writes.push(await measureWrites(kube, round));
  }
  console.log(
    reportLine('guided flow, name to proven call', flows, {
      name: 'its 8 writes on the bare API',
      values: writes,
    }),
  );

  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const page = await browser.newPage();
    await page.goto(consoleUrl(endpoints, '/applications'));
    const byClient = await measureChanges({
      page,
      kube,
      rounds,
      prefix: 'written',
      change: (name) => kube.create(kinds.applications, application(name)),
    });
    console.log(
      reportLine('API change to page', byClient.page, { name: 'to a plain watch', values: byClient.watch }),
    );
    const byKubectl = await measureChanges({
      page,
      kube,
      rounds,
      prefix: 'applied',
      change: (name) => kubectlApply(endpoints.kubeconfig, application(name)),
    });
    const alone = { name: "kubectl's own run", values: byKubectl.acknowledged };
    console.log(reportLine('kubectl apply, started, to page', byKubectl.page, alone));
  } finally {
    await browser.close();
  }
} finally {
  await mooring.stop();
}

function application(name: string): KubeObject & { spec: { services: [] } } {
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name },
    spec: { services: [] },
  };
}

function kubectlApply(kubeconfig: string, object: KubeObject): Promise<void> {
  return new Promise((resolve, reject) => {
    const kubectl = spawn('kubectl', ['--kubeconfig', kubeconfig, 'apply', '-f', '-'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    kubectl.on('error', reject);
    kubectl.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`kubectl ended with ${code}`))));
    kubectl.stdin.end(JSON.stringify(object));
  });
}
