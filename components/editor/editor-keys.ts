/** What Tab does in an editor: it leaves it, as everywhere on the page, or it indents. */
export type TabMode = 'leaves' | 'indents';

export interface KeyPress {
  key: string;
  /** Whether Monaco shows something over the text that Esc closes: search, proposals, an explanation. */
  hasWidget: boolean;
  isReadOnly: boolean;
}

export interface KeyEffect {
  tab: TabMode;
  /** Whether the key is the editor's alone: the panel or dialog around it must not close. */
  isOwn: boolean;
}

/**
 * What a key means for the editor as a part of the page. Tab leaves until Enter was pressed; after Esc it always leaves
 * again. Esc closes what lies over the text first, then ends indenting, and only then is for what is around the editor.
 */
export function effectOfKey(tab: TabMode, { key, hasWidget, isReadOnly }: KeyPress): KeyEffect {
  if (key === 'Escape') {
    return { tab: 'leaves', isOwn: hasWidget || tab === 'indents' };
  }
  return { tab: key === 'Enter' && !isReadOnly && !hasWidget ? 'indents' : tab, isOwn: false };
}
