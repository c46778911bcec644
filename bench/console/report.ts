/** One number beside what it is to reach and what others reach. */
export interface Measured {
  what: string;
  value: string;
  /** The reference of the same run. */
  reference?: string;
  goal: string;
  reached: boolean;
  /** Before views were made on the server, and Busola's console, as measured then on two cores. */
  before?: string;
  busola?: string;
}

/** The table as Markdown. */
export function reportTable(rows: readonly Measured[]): string {
  const head = ['what', 'now', 'reference in this run', 'to reach', '', 'before', 'Busola'];
  const lines = rows.map(({ what, value, reference = '–', goal, reached, before = '–', busola = '–' }) => [
    what,
    value,
    reference,
    goal,
    reached ? 'reached' : '**not reached**',
    before,
    busola,
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
