import { effectOfKey, type TabMode } from './editor-keys.ts';

/** What Monaco lays over its text and closes with Esc. */
const widgets =
  '.find-widget.visible, .suggest-widget.visible, .monaco-hover:not(.hidden), .zone-widget, .shadow-root-host';

export interface EditorKeysOptions {
  isReadOnly(): boolean;
  onTabMode(tab: TabMode): void;
}

/** Follows the keys that are pressed in the element of an editor. @returns what ends it */
export function watchEditorKeys(
  element: HTMLElement,
  { isReadOnly, onTabMode }: EditorKeysOptions,
): () => void {
  let tab: TabMode = 'leaves';

  function change(next: TabMode): void {
    if (next !== tab) {
      tab = next;
      onTabMode(tab);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!element.contains(event.target as Node | null)) {
      return;
    }
    const effect = effectOfKey(tab, {
      key: event.key,
      hasWidget: hasWidget(element),
      isReadOnly: isReadOnly(),
    });
    change(effect.tab);
    if (effect.isOwn) {
      // Radix closes nothing on a key that is taken; Monaco does not mind
      event.preventDefault();
    }
  }

  function onFocusOut(event: FocusEvent): void {
    if (!element.contains(event.relatedTarget as Node | null)) {
      change('leaves');
    }
  }

  // before Radix, which listens at the document
  window.addEventListener('keydown', onKeyDown, { capture: true });
  element.addEventListener('focusout', onFocusOut);
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    element.removeEventListener('focusout', onFocusOut);
  };
}

function hasWidget(element: HTMLElement): boolean {
  return (
    [...element.querySelectorAll(widgets)]
      // a menu is in a shadow tree, whose host stays when the menu is gone
      .map((widget) =>
        widget.shadowRoot === null ? widget : widget.shadowRoot.querySelector('.context-view'),
      )
      .some((widget) => widget?.checkVisibility() === true)
  );
}
