import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import type { CallStatistics } from './call-statistics.ts';
import { durationPercentileMs } from './call-window.ts';
import type { RememberedCall, RememberedCalls } from './remembered-calls.ts';

export interface ServeCallsOptions {
  /** The statistics of every service. */
  all(): Iterable<CallStatistics>;
  remembered: RememberedCalls;
  /** Start of this gateway. */
  since: Date;
}

/**
 * Answers `GET /v1/calls[?application=NAME]` on the port beside the proxy: how often each registered service was called, when
 * last (ISO time, null where no call was seen), the status that the caller got, why there was no answer of the target
 * (null where there was one), how many calls were answered with 5xx, and what 95 of 100 of the last ones did not take longer
 * than (milliseconds, null without calls). It counts the calls through every replica and before restarts, `since` the first one that was
 * kept; while the API server is away, those through this gateway `since` its start. The console reads it
 * (lib/operations/calls/seen.ts) to say what an unbind or a deletion would cut off, and to show traffic.
 */
export function serveCalls(app: FastifyInstance, { all, remembered, since }: ServeCallsOptions): void {
  app.get<{ Querystring: { application?: string } }>('/v1/calls', async (request, reply) => {
    const { application } = request.query;
    await remembered.flush();
    const known = await remembered.read();
    const services: (CallStatistics['name'] & RememberedCall)[] = [];
    for (const statistics of all()) {
      const { name } = statistics;
      if (application === undefined || name.application === application) {
        const kept = known?.calls.get(`${name.application}/${name.serviceId}`);
        services.push({ ...name, ...(kept ?? own(statistics)) });
      }
    }
    return sendJson(reply, 200, { since: known?.since ?? since.toISOString(), services });
  });
}

function own(statistics: CallStatistics): RememberedCall {
  const { calls, errors, durations, lastCallAtMs, lastStatus, lastFailure } = statistics;
  return {
    calls,
    errors,
    p95Ms: durationPercentileMs(durations, 0.95) ?? null,
    lastCallAt: lastCallAtMs === undefined ? null : new Date(lastCallAtMs).toISOString(),
    lastStatus: lastStatus ?? null,
    lastFailure: lastFailure ?? null,
  };
}
