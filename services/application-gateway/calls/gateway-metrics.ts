import { createMetrics, type HistogramSample, type Metrics, type Sample } from '#lib/http/metrics.ts';
import type { Targets } from '../upstream/targets.ts';
import { type CallStatistics, durationBucketsS, type ServiceName } from './call-statistics.ts';

const perService = ['application', 'service'];

function labelsOf({ application, service }: ServiceName): Record<string, string> {
  return { application, service };
}

/**
 * What Prometheus sees of the gateway. Series are per service, never per path or host, and go with the service.
 * @param all the statistics of every service, and of requests that are for none.
 */
export function createGatewayMetrics(all: () => Iterable<CallStatistics>, targets: Targets): Metrics {
  const metrics = createMetrics();

  function* each(measure: (of: CallStatistics) => number): Iterable<Sample> {
    for (const statistics of all()) {
      yield { labels: labelsOf(statistics.name), value: measure(statistics) };
    }
  }

  metrics.counter(
    {
      name: 'mooring_gateway_requests_total',
      help: 'Requests of workloads by the class of the status they were answered with.',
      labels: [...perService, 'status'],
    },
    function* () {
      for (const { name, byClass } of all()) {
        for (const [index, value] of byClass.entries()) {
          if (value > 0) {
            yield { labels: { ...labelsOf(name), status: `${index + 1}xx` }, value };
          }
        }
      }
    },
  );
  metrics.histogram(
    {
      name: 'mooring_gateway_request_duration_seconds',
      help: 'From the arrival of a request to the last byte of its answer.',
      labels: perService,
    },
    durationBucketsS,
    function* (): Iterable<HistogramSample> {
      for (const { name, durations, durationSumMs, calls } of all()) {
        if (calls > 0) {
          yield { labels: labelsOf(name), counts: durations, sum: durationSumMs / 1000 };
        }
      }
    },
  );
  metrics.counter(
    {
      name: 'mooring_gateway_failures_total',
      help: 'Requests without an answer of the target, by what went wrong.',
      labels: [...perService, 'reason'],
    },
    function* () {
      for (const { name, failures } of all()) {
        for (const [reason, value] of failures) {
          yield { labels: { ...labelsOf(name), reason }, value };
        }
      }
    },
  );
  metrics.counter(
    {
      name: 'mooring_gateway_retries_total',
      help: 'Requests sent again with new credentials after 401 or 403.',
      labels: perService,
    },
    () => each(({ retries }) => retries),
  );
  metrics.gauge(
    {
      name: 'mooring_gateway_requests_running',
      help: 'Requests whose answer is not complete.',
      labels: perService,
    },
    () => each(({ running }) => running),
  );
  metrics.gauge(
    {
      name: 'mooring_gateway_target_connections',
      help: 'Plain connections to targets, by what they do.',
      labels: ['state'],
    },
    () => {
      const { open, idle } = targets.size;
      return [
        { labels: { state: 'busy' }, value: open - idle },
        { labels: { state: 'idle' }, value: idle },
      ];
    },
  );
  return metrics;
}
