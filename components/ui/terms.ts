/** The words that the console cannot do without, each in a sentence. */
export const terms = {
  Mapping: 'Allows services of an application in one namespace, so that they stand in its catalog.',
  Plan: 'The variant of a service that an instance is made of; services of applications have one, “default”.',
  Usage: 'Puts the credentials of a binding into one workload, as environment variables.',
  Prefix: 'Stands before the name of each variable of a usage, so that those of two usages do not collide.',
  Pair: 'To exchange a one-time token for the certificate by which an application is known from then on.',
} as const;

export type TermName = keyof typeof terms;

/** Whether a label is one of these words. */
export function isTerm(label: string): label is TermName {
  return Object.hasOwn(terms, label);
}
