/** A cause that this browser leaves out for a while. */
export interface Silence {
  /** Id of the cause. */
  cause: string;
  /** Seconds since 1970. */
  untilSeconds: number;
}

/** How long something is left out, in seconds. */
export const silenceSpans = [
  { label: 'forAnHour', seconds: 3_600 },
  { label: 'forADay', seconds: 86_400 },
  { label: 'forAWeek', seconds: 604_800 },
] as const;

/** So many are kept: they travel with each request. */
const most = 60;

/** What `writeSilences` has written; what is no silence is left out. */
export function readSilences(text: string): Silence[] {
  return text.split('.').flatMap((entry) => {
    const [, cause, until] = /^([\w-]{1,24})~([0-9a-z]{1,9})$/.exec(entry) ?? [];
    return cause === undefined || until === undefined
      ? []
      : [{ cause, untilSeconds: Number.parseInt(until, 36) }];
  });
}

/** As the value of a cookie; of more than are kept those that end last. */
export function writeSilences(silences: readonly Silence[]): string {
  return silences
    .toSorted((left, right) => right.untilSeconds - left.untilSeconds)
    .slice(0, most)
    .map(({ cause, untilSeconds }) => `${cause}~${untilSeconds.toString(36)}`)
    .join('.');
}

/** Those that have not ended, by their causes: the same text asks the same question. */
export function silencesAt(silences: readonly Silence[], nowMs: number): Silence[] {
  return silences
    .filter(({ untilSeconds }) => untilSeconds * 1000 > nowMs)
    .sort((left, right) => (left.cause < right.cause ? -1 : 1));
}

/** `silences` with these causes left out from now on. */
export function silenced(
  silences: readonly Silence[],
  causes: readonly string[],
  untilSeconds: number,
): Silence[] {
  return [
    ...silences.filter(({ cause }) => !causes.includes(cause)),
    ...causes.map((cause) => ({ cause, untilSeconds })),
  ];
}
