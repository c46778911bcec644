import { expect, it } from 'vitest';
import { createUnsavedWork } from './unsaved-work.ts';
import { type LeavingWindow, watchLeaving } from './watch-leaving.ts';

const here = 'https://console.example/graph?node=a';

/** A window with a history of `length` entries, the last of which is shown. */
function stage({ length = 3, tellsPlace = true } = {}) {
  let index = length - 1;
  const target = new EventTarget();
  const navigation = Object.assign(new EventTarget(), { currentEntry: { index } });
  /** What the router was told of, as it stands behind the guard. */
  const followed: number[] = [];
  const traverse = (steps: number) => {
    index += steps;
    navigation.currentEntry = { index };
    navigation.dispatchEvent(Object.assign(new Event('currententrychange'), { navigationType: 'traverse' }));
    target.dispatchEvent(new Event('popstate'));
  };
  const window = Object.assign(target, {
    history: { go: traverse },
    location: { href: here },
    navigation: tellsPlace ? navigation : undefined,
  }) as unknown as LeavingWindow;
  const work = createUnsavedWork();
  watchLeaving(work, window);
  target.addEventListener('popstate', () => void followed.push(index));
  return {
    work,
    followed,
    traverse,
    target,
    at: () => index,
    push() {
      index += 1;
      navigation.currentEntry = { index };
      navigation.dispatchEvent(Object.assign(new Event('currententrychange'), { navigationType: 'push' }));
    },
  };
}

it('lets the history go where everything is saved', () => {
  const { traverse, followed, at } = stage();
  traverse(-1);
  expect([at(), followed]).toEqual([1, [1]]);
});

it.each([-1, -2])(
  'stays at the page over unsaved work when the history goes by %d, until it may',
  (steps) => {
    const { work, traverse, followed, at } = stage();
    const end = work.add({ what: 'The YAML of nginx' });
    traverse(steps);
    expect(at()).toBe(2);
    expect(followed).not.toContain(2 + steps);
    work.answer('stay');
    expect(at()).toBe(2);
    traverse(steps);
    work.answer('leave');
    expect(at()).toBe(2 + steps);
    expect(followed.at(-1)).toBe(2 + steps);
    end();
    traverse(-steps);
    expect(followed.at(-1)).toBe(2);
  },
);

it('knows the place after a step that the page itself added', () => {
  const { work, traverse, push, at } = stage();
  push();
  work.add({ what: 'The YAML of nginx' });
  traverse(-1);
  expect(at()).toBe(3);
  expect(work.waiting()).toBeDefined();
});

it('does not hold the history where the browser does not tell the place in it', () => {
  const { work, traverse, followed } = stage({ tellsPlace: false });
  work.add({ what: 'The YAML of nginx' });
  traverse(-1);
  expect(followed).toEqual([1]);
  expect(work.waiting()).toBeUndefined();
});

it('has the window ask while something is not saved', () => {
  const { work, target } = stage();
  const asked = () => !target.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(asked()).toBe(false);
  const end = work.add({ what: 'The YAML of nginx' });
  expect(asked()).toBe(true);
  end();
  expect(asked()).toBe(false);
});

/** A click on a link, as the window sees it first. */
function click(href: string, more: { target?: string; download?: boolean; event?: object } = {}) {
  const event = Object.assign(new Event('click', { cancelable: true }), { button: 0, ...more.event });
  const link = {
    href: new URL(href, here).href,
    target: more.target ?? '',
    hasAttribute: () => more.download === true,
    clicks: 0,
    click() {
      link.clicks += 1;
    },
  };
  return { event, link, source: { closest: () => link } };
}

function send(target: EventTarget, { event, source }: ReturnType<typeof click>): void {
  // an event tells the window it is dispatched on as its target
  Object.defineProperty(event, 'target', { value: source });
  target.dispatchEvent(event);
}

it('asks before a link to another page, and follows it as it was clicked', () => {
  const { work, target } = stage();
  work.add({ what: 'The YAML of nginx' });
  const clicked = click('/applications');
  send(target, clicked);
  expect(clicked.event.defaultPrevented).toBe(true);
  expect(clicked.link.clicks).toBe(0);
  work.answer('leave');
  expect(clicked.link.clicks).toBe(1);
});

it.each([
  ['of the same page', '#main', {}],
  ['of another window', '/applications', { target: '_blank' }],
  ['to another window', '/applications', { event: { ctrlKey: true } }],
  ['to a file', '/file', { download: true }],
  ['to another site, about which the window asks', 'https://elsewhere.example/', {}],
])('leaves a link alone that is %s', (_what, href, more) => {
  const { work, target } = stage();
  work.add({ what: 'The YAML of nginx' });
  const clicked = click(href, more);
  send(target, clicked);
  expect(clicked.event.defaultPrevented).toBe(false);
  expect(work.waiting()).toBeUndefined();
});
