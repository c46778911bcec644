import type { ui as english } from '#locales/en/ui.ts';
import type { Translated } from '#locales/translated.ts';

export const ui: Translated<typeof english> = {
  moment: '{at, date, moment}',
  justNow: 'gerade eben',
  inUnderAMinute: 'in weniger als einer Minute',
  minutesFromNow: '{when, select, future {in {count} min} other {vor {count} min}}',
  hoursFromNow: '{when, select, future {in {count} Std.} other {vor {count} Std.}}',
  daysFromNow: '{when, select, future {in {count} T.} other {vor {count} T.}}',
};
