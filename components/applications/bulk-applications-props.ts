/** What a dialog about several Applications is given. */
export interface BulkApplicationsProps {
  names: readonly string[];
  onClose(): void;
  /** Called when all of it is done. */
  onDone(): void;
}

/** "1 application", "12 applications". */
export function countOfApplications(count: number): string {
  return `${count} application${count === 1 ? '' : 's'}`;
}
