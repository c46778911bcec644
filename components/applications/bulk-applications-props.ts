/** What a dialog about several Applications is given. */
export interface BulkApplicationsProps {
  names: readonly string[];
  onClose(): void;
  /** Called when all of it is done. */
  onDone(): void;
}
