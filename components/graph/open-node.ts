import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import { addressWriter } from '#lib/client/address-writer.ts';

/** Opens the panel of a node, or none for '', as a step of the history; asks first where what is open is not saved. */
export function openNode(id: string): void {
  if ((new URLSearchParams(window.location.search).get('node') ?? '') === id) {
    return;
  }
  unsavedWork.leave(() => {
    addressWriter.write((url) => {
      url.searchParams.delete('tab');
      url.searchParams.delete('node');
      if (id !== '') {
        url.searchParams.set('node', id);
      }
      return url;
    }, true);
  });
}
