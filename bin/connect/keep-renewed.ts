import type { X509Certificate } from 'node:crypto';
import { createBackOff } from '#lib/back-off.ts';
import { errorTable, toMooringError } from '#lib/errors.ts';

export interface KeepRenewedOptions {
  /** The certificate as it is now; another process may have renewed it. */
  current(): Promise<X509Certificate>;
  renew(): Promise<X509Certificate>;
  say(line: string): void;
  now(): Date;
  sleep(ms: number): Promise<void>;
  /** Ends the loop after the step that runs. */
  signal: AbortSignal;
}

const longestSleepMs = 3_600_000;
const firstRetryMs = 60_000;

/**
 * Renews each time a third of the certificate's life is left, until told to stop. Failures that may pass are tried again
 * after growing pauses.
 * @throws MooringError when the certificate cannot be renewed at all: revoked, or expired.
 */
export async function keepRenewed(options: KeepRenewedOptions): Promise<void> {
  const { current, renew, say, now, sleep, signal } = options;
  const backOff = createBackOff({ firstMs: firstRetryMs, longestMs: longestSleepMs });
  while (!signal.aborted) {
    const leftMs = renewalTime(await current()).getTime() - now().getTime();
    if (leftMs > 0) {
      // a long sleep would not notice that the machine was suspended
      await sleep(Math.min(leftMs, longestSleepMs));
      continue;
    }
    try {
      const certificate = await renew();
      backOff.reset();
      say(`Renewed        valid until ${certificate.validToDate.toISOString()}`);
    } catch (thrown) {
      const error = toMooringError(thrown);
      if (!errorTable[error.code].retry) {
        throw thrown;
      }
      const retryMs = backOff.nextMs();
      say(`Not renewed    ${error.message} Next attempt in ${Math.round(retryMs / 60_000)} min.`);
      await sleep(retryMs);
    }
  }
}

/** When a third of the certificate's life is left. */
function renewalTime({ validFromDate, validToDate }: X509Certificate): Date {
  const lifeMs = validToDate.getTime() - validFromDate.getTime();
  return new Date(validToDate.getTime() - lifeMs / 3);
}
