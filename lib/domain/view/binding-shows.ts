/** Which rows the list of bindings shows: all, those that want attention, those on their way, those that nothing uses, those that work. */
export const bindingShows = ['all', 'problems', 'busy', 'unused', 'ok'] as const;

export type BindingShow = (typeof bindingShows)[number];
