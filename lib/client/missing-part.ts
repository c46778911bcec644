/** Whether an error says that a part of the page's code could not be loaded. */
export function isMissingPart(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'ChunkLoadError' || /failed to (?:load|fetch)[^.]*(?:chunk|module)/i.test(error.message))
  );
}
