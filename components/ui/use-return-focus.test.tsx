// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

type Step = 'closed' | 'loading' | 'form' | 'question over the form';

/** Two windows of which the second takes the place of the first, and a third that opens over it. */
function Windows({ step }: { step: Step }) {
  return (
    <>
      <button type="button">Order</button>
      {step === 'loading' ? <Dialog key="loading" open title="Loading" onClose={() => undefined} /> : null}
      {step === 'form' || step === 'question over the form' ? (
        <Dialog key="form" open title="Form" onClose={() => undefined}>
          <input aria-label="Name" />
          {step === 'form' ? null : <Dialog open title="Question" onClose={() => undefined} />}
        </Dialog>
      ) : null}
    </>
  );
}

function start() {
  const { rerender } = render(<Windows step="closed" />);
  const opener = screen.getByRole('button', { name: 'Order' });
  opener.focus();
  return { opener, go: (step: Step) => rerender(<Windows step={step} />) };
}

it('gives the focus back to what opened a window, also when another window took its place', async () => {
  const { opener, go } = start();
  go('loading');
  await waitFor(() => expect(document.activeElement).not.toBe(opener));
  go('form');
  const name = screen.getByRole('textbox', { name: 'Name' });
  await waitFor(() => expect(document.activeElement).toBe(name));
  fireEvent.change(name, { target: { value: 'orders' } });
  go('closed');
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

it('gives the focus back to the window below, and then to what opened that', async () => {
  const { opener, go } = start();
  go('form');
  const name = screen.getByRole('textbox', { name: 'Name' });
  await waitFor(() => expect(document.activeElement).toBe(name));
  go('question over the form');
  await waitFor(() => expect(document.activeElement).not.toBe(name));
  go('form');
  await waitFor(() => expect(document.activeElement).toBe(name));
  go('closed');
  await waitFor(() => expect(document.activeElement).toBe(opener));
});
