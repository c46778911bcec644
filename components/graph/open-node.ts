import { unsavedWork } from '#components/unsaved/unsaved-work.ts';

/** Opens the panel of a node, or none for '', as a step of the history; asks first where what is open is not saved. */
export function openNode(id: string): void {
  const url = new URL(window.location.href);
  if ((url.searchParams.get('node') ?? '') === id) {
    return;
  }
  unsavedWork.leave(() => {
    url.searchParams.delete('tab');
    url.searchParams.delete('node');
    if (id !== '') {
      url.searchParams.set('node', id);
    }
    // Next follows and renders without asking the server
    window.history.pushState(null, '', url);
  });
}
