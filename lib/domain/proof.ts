/** What one call through the gateway showed, and what the workload's pod sees. */
export interface Proof {
  request: {
    method: 'GET';
    /** As a pod would call it. */
    url: string;
    /** Where the console sent it. */
    sentTo: string;
    headers: Record<string, string>;
  };
  /** Undefined where there was no answer: see `failure`. */
  response?: {
    status: number;
    headers: Record<string, string>;
    /** At most 64 KiB of text. */
    body: string;
    truncated: boolean;
  };
  /** Why there was no answer. */
  failure?: { message: string; hint: string };
  latencyMs: number;
  /** The variable in the newest running pod; undefined where no pod uses the binding. */
  podEnvironment?: { pod: string; container: string; variable: string; value: string };
}
