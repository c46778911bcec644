import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a metric is called and what tells its series apart. */
export interface MetricName {
  /** Begins with `mooring_`, ends with the unit, or `_total` for a counter. */
  name: string;
  help: string;
  labels: readonly string[];
}

/** One series of a counter or gauge. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** One series of a histogram: how many values fell into each bucket (the last one for larger values), and their sum. */
export interface HistogramSample {
  labels: Record<string, string>;
  counts: readonly number[];
  sum: number;
}

/**
 * Prometheus metrics of one component. They are read from the component's own state when somebody scrapes, so that counting
 * costs nothing but an addition. A series is there as long as `read` gives it.
 */
export interface Metrics {
  counter(metric: MetricName, read: () => Iterable<Sample>): void;
  gauge(metric: MetricName, read: () => Iterable<Sample>): void;
  /** @param buckets upper bounds, ascending. */
  histogram(metric: MetricName, buckets: readonly number[], read: () => Iterable<HistogramSample>): void;
  /** Answers `GET /metrics`, with what the process tells about itself. */
  serve(app: FastifyInstance): void;
}

/** Builds the metrics of one component, empty at first. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const options = ({ name, help, labels }: MetricName) => ({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
  });

  return {
    counter(metric, read) {
      new Counter({
        ...options(metric),
        collect() {
          this.reset();
          for (const { labels, value } of read()) {
            this.inc(labels, value);
          }
        },
      });
    },
    gauge(metric, read) {
      new Gauge({
        ...options(metric),
        collect() {
          this.reset();
          for (const { labels, value } of read()) {
            this.set(labels, value);
          }
        },
      });
    },
    histogram(metric, buckets, read) {
      new ReadHistogram({ ...options(metric), buckets: [...buckets] }, read);
    },
    serve(app) {
      app.get('/metrics', async (_request, reply) => {
        const texts = await Promise.all([registry, registryOfProcess()].map((each) => each.metrics()));
        return reply.header('content-type', registry.contentType).send(texts.join('\n'));
      });
    },
  };
}

let processRegistry: Registry | undefined;

/** Memory, processor and event loop of the process, however many components share it. */
function registryOfProcess(): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}

type HistogramValues = Awaited<ReturnType<Histogram['get']>>;

/** A histogram whose values are counted elsewhere. */
class ReadHistogram extends Histogram {
  readonly #metric: { name: string; help: string; buckets: readonly number[] };
  readonly #read: () => Iterable<HistogramSample>;

  constructor(options: MetricOptions & { buckets: number[] }, read: () => Iterable<HistogramSample>) {
    super(options);
    this.#metric = options;
    this.#read = read;
  }

  override async get(): Promise<HistogramValues> {
    const { name, help, buckets } = this.#metric;
    const values: HistogramValues['values'] = [];
    for (const { labels, counts, sum } of this.#read()) {
      let count = 0;
      for (const [index, upTo] of [...buckets, '+Inf'].entries()) {
        count += counts[index] ?? 0;
        values.push({ labels: { ...labels, le: upTo }, value: count, metricName: `${name}_bucket` });
      }
      values.push({ labels, value: sum, metricName: `${name}_sum` });
      values.push({ labels, value: count, metricName: `${name}_count` });
    }
    // the types want an enumeration that is not there at run time
    return { name, help, type: 'histogram', aggregator: 'sum', values } as unknown as HistogramValues;
  }

  /** What the registry calls for its text, in place of `get`. */
  getForPromString(): Promise<HistogramValues> {
    return this.get();
  }
}

interface MetricOptions {
  name: string;
  help: string;
  labelNames: string[];
  registers: Registry[];
}
