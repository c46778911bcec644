/** Whether keys that are pressed here write a text, or choose within an open window. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], .monaco-editor, [role="dialog"], [role="menu"]',
    ) !== null
  );
}
