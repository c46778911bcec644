import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type CallFailure, callFailures } from '#lib/domain/application/seen-calls.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import type { CallStatistics } from './call-statistics.ts';
import { durationPercentileMs, durationsSince } from './call-window.ts';

/** What all gateways together have seen of one service, since they first kept it. */
export interface RememberedCall {
  calls: number;
  /** ISO time. */
  lastCallAt: string | null;
  lastStatus: number | null;
  lastFailure: CallFailure | null;
  /** Calls that were answered with 5xx. */
  errors: number;
  /** Of the last calls that were kept together: what 95 of 100 did not take longer than, in milliseconds; null while there are none. */
  p95Ms: number | null;
}

/**
 * Keeps what was seen of each service in ConfigMaps, so that replicas know each other's calls and a restart forgets none.
 * A call is there after `flush`, which the gateway does every few seconds: never for each call.
 */
export interface RememberedCalls {
  /** Adds what is new; what could not be written goes with the next one. Never throws. */
  flush(): Promise<void>;
  /** By `application/serviceId`, and since when (ISO time); undefined where the API server does not say. */
  read(): Promise<{ since: string | undefined; calls: Map<string, RememberedCall> } | undefined>;
}

export interface RememberedCallsOptions {
  kube: KubeClient;
  namespace: string;
  log: Logger;
  /** The statistics of every service that there is. */
  all(): Iterable<CallStatistics>;
}

interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

/** Enough for 50,000 services at a mebibyte each; the names stand in the Role of the chart's application-gateway.yaml. */
const shards = 16;

const storedSchema = z.object({
  calls: z.number(),
  lastCallAt: z.string().nullable(),
  lastStatus: z.number().nullable(),
  lastFailure: z.enum(callFailures).nullable(),
  // left out by gateways that did not count them yet
  errors: z.number().default(0),
  p95Ms: z.number().nullable().default(null),
});

/** What of the statistics has been kept. */
interface Written {
  calls: number;
  errors: number;
  durations: readonly number[];
}

const nothingWritten: Written = { calls: 0, errors: 0, durations: [] };

function countsOf({ calls, errors, durations }: CallStatistics): Written {
  return { calls, errors, durations: [...durations] };
}

/** Builds the memory; nothing is read or written before it is asked to. */
export function createRememberedCalls({
  kube,
  namespace,
  log,
  all,
}: RememberedCallsOptions): RememberedCalls {
  const written = new WeakMap<CallStatistics, Written>();
  let flushing: Promise<void> | undefined;

  async function flushAll(): Promise<void> {
    const byShard = new Map<number, CallStatistics[]>();
    for (const statistics of all()) {
      if (statistics.calls > (written.get(statistics) ?? nothingWritten).calls) {
        const shard = shardOf(statistics);
        byShard.set(shard, [...(byShard.get(shard) ?? []), statistics]);
      }
    }
    for (const [shard, changed] of byShard) {
      try {
        await writeShard(shard, changed);
      } catch (error) {
        // another replica was quicker, or the API server is away: the next flush writes it
        log.debug({ error: errorText(error) }, 'the calls seen could not be written');
      }
    }
  }

  async function writeShard(shard: number, changed: CallStatistics[]): Promise<void> {
    const name = nameOf(shard);
    const current = await kube.find<ConfigMap>(kinds.configmaps, name, namespace);
    const data = { ...current?.data };
    forgetGone(data);
    const counts = changed.map((statistics) => [statistics, countsOf(statistics)] as const);
    for (const [statistics, count] of counts) {
      const key = `${statistics.name.application}.${statistics.name.serviceId}`;
      const added = since(written.get(statistics) ?? nothingWritten, count);
      data[key] = JSON.stringify(together(parseStored(data[key]), statistics, added));
    }
    if (current === undefined) {
      await kube.create<ConfigMap>(kinds.configmaps, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace, labels: { 'app.kubernetes.io/part-of': 'mooring' } },
        data,
      });
    } else {
      await kube.replace<ConfigMap>(kinds.configmaps, { ...current, data });
    }
    for (const [statistics, count] of counts) {
      written.set(statistics, count);
    }
  }

  /** Services that were deleted leave with the next call that is kept beside them. */
  function forgetGone(data: Record<string, string>): void {
    const present = new Set<string>();
    for (const { name } of all()) {
      present.add(`${name.application}.${name.serviceId}`);
    }
    for (const key of Object.keys(data)) {
      if (!present.has(key)) {
        delete data[key];
      }
    }
  }

  return {
    async flush() {
      flushing ??= flushAll().finally(() => {
        flushing = undefined;
      });
      await flushing;
    },
    async read() {
      try {
        const names = Array.from({ length: shards }, (_, shard) => nameOf(shard));
        const found = await Promise.all(
          names.map((name) => kube.find<ConfigMap>(kinds.configmaps, name, namespace)),
        );
        const calls = new Map<string, RememberedCall>();
        const times: string[] = [];
        for (const map of found) {
          times.push(...(map?.metadata.creationTimestamp ? [map.metadata.creationTimestamp] : []));
          for (const [key, text] of Object.entries(map?.data ?? {})) {
            const stored = parseStored(text);
            const dot = key.lastIndexOf('.');
            if (stored !== undefined) {
              calls.set(`${key.slice(0, dot)}/${key.slice(dot + 1)}`, stored);
            }
          }
        }
        return { since: times.sort()[0], calls };
      } catch (error) {
        log.debug({ error: errorText(error) }, 'the calls seen could not be read');
        return undefined;
      }
    },
  };
}

/** All services of an Application share a shard, so that one write keeps them. */
function shardOf({ name }: CallStatistics): number {
  return createHash('sha256').update(name.application).digest().readUInt8(0) % shards;
}

function nameOf(shard: number): string {
  return `application-gateway-calls-${shard}`;
}

function parseStored(text: string | undefined): RememberedCall | undefined {
  try {
    return storedSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

function since(before: Written, after: Written): Written {
  return {
    calls: after.calls - before.calls,
    errors: after.errors - before.errors,
    durations: durationsSince(before.durations, after.durations),
  };
}

/** Counts add up; of two last calls the later one is the last. */
function together(
  stored: RememberedCall | undefined,
  { lastCallAtMs, lastStatus, lastFailure }: CallStatistics,
  added: Written,
): RememberedCall {
  const lastCallAt = lastCallAtMs === undefined ? null : new Date(lastCallAtMs).toISOString();
  const sums = {
    calls: (stored?.calls ?? 0) + added.calls,
    errors: (stored?.errors ?? 0) + added.errors,
    p95Ms: durationPercentileMs(added.durations, 0.95) ?? stored?.p95Ms ?? null,
  };
  return stored !== undefined && (stored.lastCallAt ?? '') > (lastCallAt ?? '')
    ? { ...stored, ...sums }
    : { ...sums, lastCallAt, lastStatus: lastStatus ?? null, lastFailure: lastFailure ?? null };
}
