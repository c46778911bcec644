import { expect, it } from 'vitest';
import { createUnsavedWork } from './unsaved-work.ts';

function stage() {
  const work = createUnsavedWork();
  const went: string[] = [];
  return { work, went, go: (place: string) => () => void went.push(place) };
}

it('goes at once where everything is saved', () => {
  const { work, went, go } = stage();
  const end = work.add({ what: 'The YAML of nginx' });
  end();
  work.leave(go('away'));
  expect(went).toEqual(['away']);
  expect(work.waiting()).toBeUndefined();
});

it('asks before it goes, and goes nowhere where a person stays', () => {
  const { work, went, go } = stage();
  work.add({ what: 'The YAML of nginx' });
  work.leave(go('away'));
  expect(went).toEqual([]);
  expect(work.waiting()?.unsaved).toMatchObject([{ what: 'The YAML of nginx' }]);
  work.answer('stay');
  expect(work.waiting()).toBeUndefined();
  expect(went).toEqual([]);
  expect(work.has()).toBe(true);
});

it('keeps what is written, or takes it back first, as it is told', () => {
  const { work, went, go } = stage();
  work.add({ what: 'The YAML of nginx', drop: go('dropped') });
  work.leave(go('kept'));
  work.answer('leave');
  work.leave(go('away'));
  work.answer('drop');
  expect(went).toEqual(['kept', 'dropped', 'away']);
});

it('does not ask about the parts of a step that was answered', () => {
  const { work, went, go } = stage();
  work.add({ what: 'The YAML of nginx' });
  work.leave(() => work.leave(go('away')));
  work.answer('leave');
  expect(went).toEqual(['away']);
  expect(work.isLeaving()).toBe(false);
});

it('asks about nothing but what is left', () => {
  const { work, went, go } = stage();
  const settings = { what: 'The settings of Orders' };
  const end = work.add(settings);
  work.add({ what: 'The specification of Orders', drop: go('dropped') });
  work.leave(go('away'), settings);
  expect(work.waiting()?.unsaved).toEqual([settings]);
  work.answer('drop');
  expect(went).toEqual(['away']);
  end();
  work.leave(go('again'), settings);
  expect(went).toEqual(['away', 'again']);
});
