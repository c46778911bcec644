import { expect, it } from 'vitest';
import type { Traffic } from '#lib/domain/view/shown-graph.ts';
import { renderMessage } from '#lib/texts/render-message.ts';
import { edgeLook, trafficText } from './edge-look.ts';

const said = (traffic: Traffic) => renderMessage('en', trafficText(traffic));
const plain = { isBroken: false, isInChain: false, traffic: undefined };
const calls = (count: number, given = {}) => ({ calls: count, lastStatus: 200, lastFailure: null, ...given });

it('is thin and says nothing where nothing goes through', () => {
  expect(edgeLook(plain)).toEqual({ colour: 'var(--color-line-strong)', widthPx: 1.25, text: undefined });
  expect(edgeLook({ ...plain, isInChain: true })).toMatchObject({
    colour: 'var(--color-accent)',
    widthPx: 2,
  });
});

it('is thicker by the number of calls, up to a limit', () => {
  const widths = [1, 100, 10_000, 10 ** 12].map(
    (count) => edgeLook({ ...plain, traffic: calls(count) }).widthPx,
  );
  expect(widths).toEqual([...widths].sort((left, right) => left - right));
  expect(widths.at(-1)).toBe(6);
});

it('shows by its colour that calls fail, and first that a link is broken', () => {
  const colourOf = (given: object) => edgeLook({ ...plain, traffic: calls(5, given) }).colour;
  expect(colourOf({ lastFailure: 'timeout', lastStatus: 504 })).toBe('var(--color-warn)');
  expect(colourOf({ lastStatus: 503 })).toBe('var(--color-warn)');
  expect(colourOf({ lastStatus: 404 })).toBe('var(--color-line-strong)');
  expect(colourOf({ lastFailure: 'cancelled', lastStatus: 499 })).toBe('var(--color-line-strong)');
  expect(edgeLook({ isBroken: true, isInChain: true, traffic: calls(5, { lastStatus: 503 }) }).colour).toBe(
    'var(--color-bad)',
  );
});

it('says how many calls there were and how the last one ended', () => {
  expect(said(calls(1))).toBe('1 call, last 200');
  expect(said(calls(1_204, { lastFailure: 'timeout', lastStatus: 504 }))).toBe('1,204 calls, last timeout');
  expect(said(calls(1, { lastStatus: null }))).toBe('1 call');
});

it('says while it is called how often, how many fail and how long it takes', () => {
  expect(said(calls(100, { perSecond: 3.2, errors: 0, p95Ms: 40.6 }))).toBe('3.2/s, 41 ms');
  expect(said(calls(100, { perSecond: 1_200, errors: 2 }))).toBe('1,200/s, 2% errors');
  expect(said(calls(1_000, { perSecond: 1, errors: 1 }))).toBe('1/s, <1% errors');
});

it('is thicker while it is called', () => {
  const widthOf = (perSecond?: number) =>
    edgeLook({ ...plain, traffic: calls(100, perSecond === undefined ? {} : { perSecond }) }).widthPx;
  expect(widthOf(10)).toBeGreaterThan(widthOf());
});
