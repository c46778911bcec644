import { ageOf } from './human-duration.ts';
import type { TableMetadata } from './table-types.ts';

export interface PrintedEvent {
  metadata: TableMetadata;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string };
  source?: { component?: string; host?: string };
  reportingComponent?: string;
  reportingInstance?: string;
  involvedObject?: { kind?: string; name?: string };
}

export function firstSeen(event: PrintedEvent, nowMs: number): string {
  return ageOf(event.firstTimestamp ?? event.eventTime, nowMs);
}

/** When it last happened; one that happens over and over says so in its series. */
export function lastSeen(event: PrintedEvent, nowMs: number): string {
  if (event.series !== undefined) {
    return ageOf(event.series.lastObservedTime, nowMs);
  }
  return event.lastTimestamp ? ageOf(event.lastTimestamp, nowMs) : firstSeen(event, nowMs);
}

/** The object that it is about, `pod/web`. */
export function involvedText({ involvedObject = {} }: PrintedEvent): string {
  const kind = (involvedObject.kind ?? '').toLowerCase();
  return involvedObject.name ? `${kind}/${involvedObject.name}` : kind;
}

/** Who tells of it, and on which node. */
export function sourceText({ source = {}, reportingComponent, reportingInstance }: PrintedEvent): string {
  const component = source.component || reportingComponent || '';
  const instance = source.host || reportingInstance || '';
  return instance === '' ? component : `${component}, ${instance}`;
}

export function eventCount({ series, count }: PrintedEvent): number {
  return series === undefined ? count || 1 : (series.count ?? 0) + 1;
}
