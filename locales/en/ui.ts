export const ui = {
  sentences: '{before} {next}',
  listed: '{before}, {next}',
  moment: '{at, date, moment}',
  justNow: 'just now',
  inUnderAMinute: 'in under a minute',
  minutesFromNow: '{when, select, future {in {count} min} other {{count} min ago}}',
  hoursFromNow: '{when, select, future {in {count} h} other {{count} h ago}}',
  daysFromNow: '{when, select, future {in {count} d} other {{count} d ago}}',
  termMapping: 'Mapping',
  termMappingMeaning:
    'Allows services of an application in one namespace, so that they stand in its catalog.',
  termPlan: 'Plan',
  termPlanMeaning:
    'The variant of a service that an instance is made of; services of applications have one, “default”.',
  termUsage: 'Usage',
  termUsageMeaning: 'Puts the credentials of a binding into one workload, as environment variables.',
  termPrefix: 'Prefix',
  termPrefixMeaning:
    'Stands before the name of each variable of a usage, so that those of two usages do not collide.',
  termPair: 'Pair',
  termPairMeaning:
    'To exchange a one-time token for the certificate by which an application is known from then on.',
  orderNoun: 'order',
  pageNoun: 'page',
  application: 'Application',
  service: 'Service',
  catalogEntry: 'Catalog entry',
  instance: 'Instance',
  binding: 'Binding',
  usage: 'Usage',
  workload: 'Workload',
  pod: 'Pod',
} as const;
