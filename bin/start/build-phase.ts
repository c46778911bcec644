const phases: readonly { sign: RegExp; phase: string }[] = [
  { sign: /creating an optimized production build/i, phase: 'compiling' },
  { sign: /collecting page data/i, phase: 'collecting page data' },
  { sign: /generating static pages/i, phase: 'generating pages' },
  { sign: /finalizing page optimization/i, phase: 'finishing' },
];

/** The phase of the console's build that a piece of Next's output tells of; undefined where it tells of none. */
export function buildPhase(output: string): string | undefined {
  return phases.findLast(({ sign }) => sign.test(output))?.phase;
}
