#!/usr/bin/env node

import { monitorEventLoopDelay } from 'node:perf_hooks';
/**
 * What the largest specifications cost: `specifications`. For each language a document as large as any may be, sound
 * and with a problem in each entry, is checked, opened as a page does it, and compared with itself as the editor does.
 * Beside each time stands the longest that the event loop was blocked meanwhile, and the time of the bare parser for the
 * same text.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { XMLParser } from 'fast-xml-parser';
import { load } from 'js-yaml';
import { type LargeDocument, largeDocuments } from '#bench/specifications/large-documents.ts';
import { defaultLocale } from '#lib/domain/texts/locale.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';

const resolutionMs = 1;

for (const isBroken of [false, true]) {
  console.log(isBroken ? '\nWith a problem in each entry' : 'Sound');
  for (const document of largeDocuments(isBroken)) {
    await report(document, isBroken);
  }
}
process.exit(0);

async function report(document: LargeDocument, isBroken: boolean): Promise<void> {
  const { name, text, entries, kind } = document;
  const isJson = text.startsWith('{');
  const registration = isJson ? `{"api":{"spec":${text}}}` : `{"api":{"spec":${JSON.stringify(text)}}}`;
  const locale = defaultLocale;
  const stored = { registration, part: 'api', sourceUrl: undefined } as const;
  const reference = await timed(() => parseBare(text, kind === 'edmx' ? 'xml' : isJson ? 'json' : 'yaml'));
  const steps: [string, () => Promise<unknown>][] = [
    ['check', () => askSpecificationWorker('validate', { text, locale })],
    ['open', () => askSpecificationWorker('read', { ...stored, locale, isModelWanted: true })],
    ['review', () => askSpecificationWorker('review', { ...stored, locale, text })],
  ];
  console.log(
    `${name}: ${(text.length / 1e6).toFixed(1)} MB, ${entries} entries; bare parser ${reference.toFixed(0)} ms`,
  );
  for (const [step, run] of steps) {
    const { durationMs, blockedMs, result } = await measured(run);
    if (step === 'open' && !(kind === 'edmx' && isBroken) && !hasModel(result)) {
      throw new Error(`${name} was opened as a text that nobody can read.`);
    }
    console.log(
      `  ${step.padEnd(6)} ${durationMs.toFixed(0).padStart(6)} ms, event loop blocked ${blockedMs.toFixed(0)} ms at most`,
    );
  }
}

function parseBare(text: string, format: 'json' | 'yaml' | 'xml'): unknown {
  try {
    if (format === 'xml') {
      return new XMLParser({ ignoreAttributes: false }).parse(text);
    }
    return format === 'json' ? JSON.parse(text) : load(text);
  } catch (error) {
    return error;
  }
}

function hasModel(result: unknown): boolean {
  return result instanceof Uint8Array && new TextDecoder().decode(result).includes('"model":{');
}

async function timed(work: () => unknown): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

interface Measured {
  durationMs: number;
  blockedMs: number;
  /** Of what ran into its deadline the error. */
  result: unknown;
}

async function measured(run: () => Promise<unknown>): Promise<Measured> {
  // so that nothing of what came before is counted
  await delay(50);
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  const startedAtMs = performance.now();
  const result = await run().catch((error: unknown) => error);
  const durationMs = performance.now() - startedAtMs;
  await delay(5);
  histogram.disable();
  return { durationMs, blockedMs: histogram.max / 1e6, result };
}
