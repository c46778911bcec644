import { ageOf } from './human-duration.ts';
import { column, type KindPrinter, nameColumn, type TableMetadata, wide } from './table-types.ts';

interface PrintedEvent {
  metadata: TableMetadata;
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string };
  source?: { component?: string; host?: string };
  reportingComponent?: string;
  reportingInstance?: string;
  involvedObject?: { kind?: string; name?: string; fieldPath?: string };
}

export const eventPrinter: KindPrinter = {
  columns: [
    column('Last Seen', 'string', 'When this event was last seen.'),
    column('Type', 'string', 'Type of this event (Normal, Warning).'),
    column('Reason', 'string', 'A short word for the reason of the transition.'),
    column('Object', 'string', 'The object that this event is about.'),
    wide(column('Subobject', 'string', 'The part of the object that this event is about.')),
    wide(column('Source', 'string', 'The component reporting this event.')),
    column('Message', 'string', 'A human-readable description of the status of this operation.'),
    wide(column('First Seen', 'string', 'When this event was first seen.')),
    wide(column('Count', 'string', 'How often this event has occurred.')),
    wide(nameColumn),
  ],
  cells(object, nowMs) {
    const event = object as PrintedEvent;
    const { involvedObject = {}, series, source = {} } = event;
    const first = ageOf(event.firstTimestamp ?? event.eventTime, nowMs);
    const last = event.lastTimestamp ? ageOf(event.lastTimestamp, nowMs) : first;
    const kind = (involvedObject.kind ?? '').toLowerCase();
    const component = source.component || event.reportingComponent || '';
    const instance = source.host || event.reportingInstance || '';
    return [
      series === undefined ? last : ageOf(series.lastObservedTime, nowMs),
      event.type ?? '',
      event.reason ?? '',
      involvedObject.name ? `${kind}/${involvedObject.name}` : kind,
      involvedObject.fieldPath ?? '',
      instance === '' ? component : `${component}, ${instance}`,
      (event.message ?? '').trim(),
      first,
      series === undefined ? event.count || 1 : (series.count ?? 0) + 1,
      event.metadata.name,
    ];
  },
};
