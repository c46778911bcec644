import type { blastRadius as english } from '#locales/en/blast-radius.ts';
import type { Translated } from '#locales/translated.ts';

export const blastRadius: Translated<typeof english> = {
  notLookedUp: 'Wer den Zugang verliert, ließ sich nicht ermitteln',
  lookingUp: 'Es wird ermittelt, wer den Zugang verliert',
  andMore: 'und {count} weitere',
  inNamespace: 'in {namespace}',
  gatewayDoesNotSay: 'Das Gateway sagt nicht, wann er zuletzt aufgerufen wurde.',
  noCallSince: 'Kein Aufruf, seit das Gateway gestartet wurde (<time></time>).',
  lastCall: 'Letzter Aufruf <time></time>, durch irgendeinen Workload, der ihn verwendet.',
  lastCallTo: 'Letzter Aufruf <time></time> an {services}, durch irgendeinen Workload, der ihn verwendet.',
};
