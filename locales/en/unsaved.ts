export const unsaved = {
  leaveWithoutSaving: 'Leave without saving?',
  dropYourChanges: 'Drop your changes?',
  stay: 'Stay',
  dropChanges: 'Drop changes',
  leaveAndKeep: 'Leave, keep changes',
  hasChanges: '{what} has changes that are not saved.',
  areKept: 'This tab can keep them until you come back to them.',
  leave: 'Leave?',
} as const;
