/** Under which the tab keeps what is entered of a service of an Application. */
export function serviceDraftKey(application: string): string {
  return `service-form:${application}`;
}
