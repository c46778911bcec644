export const ui = {
  moment: '{at, date, moment}',
  justNow: 'just now',
  inUnderAMinute: 'in under a minute',
  minutesFromNow: '{when, select, future {in {count} min} other {{count} min ago}}',
  hoursFromNow: '{when, select, future {in {count} h} other {{count} h ago}}',
  daysFromNow: '{when, select, future {in {count} d} other {{count} d ago}}',
} as const;
