import type { EventLog } from './log/event-log.ts';

/** What the routes of the event service share. */
export interface EventIntake {
  log: EventLog;
  /** Largest body in bytes, and largest attributes of one CloudEvent. */
  bodyLimitBytes: number;
  newId(): string;
  /** @throws MooringError NOT_FOUND for a name that no Application has. */
  checkApplication(name: string): void;
}
