import { MooringError } from '#lib/errors.ts';
import type { EventLog } from './event-log.ts';

/** Stands where no log is configured: nothing is ever said to be kept. */
export function createMissingLog(): EventLog {
  const refuse = async (): Promise<never> => {
    throw new MooringError('UNAVAILABLE', 'No log for events is configured.', {
      hint: 'Set MOORING_NATS_URL, or MOORING_EVENTS_FILE where one process is all there is.',
    });
  };
  return {
    start: async () => undefined,
    stop: async () => undefined,
    append: refuse,
    read: refuse,
    join: refuse,
    acknowledge: refuse,
    leave: refuse,
    stats: refuse,
  };
}
