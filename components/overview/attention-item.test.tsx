import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { AttentionItem, type AttentionItemProps } from './attention-item.tsx';

const cause: AttentionItemProps['cause'] = {
  id: 'c',
  health: 'bad',
  count: 10,
  amount: '10 usages',
  repairs: 4,
  example: {
    id: 'usage:east/u-1',
    subject: 'Usage u-1',
    word: 'Failed',
    namespace: 'east',
    application: 'shop',
    problem: {
      cause: 'UsageKind nokind is unknown.',
      evidence: 'Ready is False, EnsureLabelsAppliedError: what the controller wrote',
      fix: 'Create the UsageKind.',
      remedy: { action: 'unbind', target: { kind: 'servicebindingusages', namespace: 'east', name: 'u-1' } },
    },
  },
};

function shown(change: Partial<AttentionItemProps['cause']> = {}, isGone = false): string {
  const html = renderToStaticMarkup(
    <AttentionItem
      cause={{ ...cause, ...change }}
      isGone={isGone}
      onRepairAll={() => undefined}
      onSilence={() => undefined}
    />,
  );
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

it('tells equal findings as one, with their number and the first of them', () => {
  const text = shown();
  expect(text).toContain('UsageKind nokind is unknown: 10 usages');
  expect(text).toContain('Usage u-1 in east and 9 more');
  expect(text).toContain('Repair 4');
  expect(text).not.toContain('Unbind');
});

it('tells a single one with its own repair', () => {
  const text = shown({ count: 1 });
  expect(text).toContain('UsageKind nokind is unknown.');
  expect(text).toContain('Unbind');
  expect(text).not.toContain('more');
});

it('leaves the controller’s own words to those who ask for them', () => {
  expect(shown()).not.toContain('EnsureLabelsAppliedError');
  expect(shown({ count: 1 })).not.toContain('EnsureLabelsAppliedError');
});

it('says of one that is gone that it is solved', () => {
  expect(shown({ count: 1 }, true)).toContain('solved');
});
