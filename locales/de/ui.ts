import type { ui as english } from '#locales/en/ui.ts';
import type { Translated } from '#locales/translated.ts';

export const ui: Translated<typeof english> = {
  sentences: '{before} {next}',
  listed: '{before}, {next}',
  moment: '{at, date, moment}',
  justNow: 'gerade eben',
  inUnderAMinute: 'in weniger als einer Minute',
  minutesFromNow: '{when, select, future {in {count} min} other {vor {count} min}}',
  hoursFromNow: '{when, select, future {in {count} Std.} other {vor {count} Std.}}',
  daysFromNow: '{when, select, future {in {count} T.} other {vor {count} T.}}',
  termMapping: 'Mapping',
  termMappingMeaning:
    'Gibt Dienste einer Application in einem Namespace frei, sodass sie in dessen Katalog stehen.',
  termPlan: 'Plan',
  termPlanMeaning:
    'Die Variante eines Dienstes, aus der eine Instanz entsteht; Dienste von Applications haben eine, „default“.',
  termUsage: 'Verwendung',
  termUsageMeaning: 'Bringt die Zugangsdaten eines Bindings als Umgebungsvariablen in einen Workload.',
  termPrefix: 'Präfix',
  termPrefixMeaning:
    'Steht vor dem Namen jeder Variable einer Verwendung, damit die von zwei Verwendungen nicht kollidieren.',
  termPair: 'Koppeln',
  termPairMeaning:
    'Ein einmaliges Token gegen das Zertifikat tauschen, an dem eine Application von da an erkannt wird.',
  orderNoun: 'Reihenfolge',
  pageNoun: 'Seite',
  application: 'Application',
  service: 'Dienst',
  catalogEntry: 'Katalogeintrag',
  instance: 'Instanz',
  binding: 'Binding',
  usage: 'Verwendung',
  workload: 'Workload',
  pod: 'Pod',
};
