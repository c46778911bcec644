import { expect, it } from 'vitest';
import { type SearchWords, searchWordsOf } from '#lib/domain/view/search-words.ts';
import { createTextBlocks, type SearchedText, type TextBlocks } from './text-blocks.ts';

function find(blocks: TextBlocks<string>, text: string): string[] {
  const found: string[] = [];
  blocks.find(searchWordsOf(text) as SearchWords, (value, rank) => found.push(`${value} ${rank}`) > 0);
  return found;
}

it('finds the texts that have all words in them, each once', () => {
  const blocks = createTextBlocks<string>();
  blocks.add('orders api\nwebshop webshop', 'one');
  blocks.add('prices\nwebshop', 'two');
  expect(find(blocks, 'webshop')).toEqual(['one 3', 'two 3']);
  expect(find(blocks, 'webshop orders')).toEqual(['one 3']);
  expect(find(blocks, 'orders prices')).toEqual([]);
});

it('finds no word that ends in another text', () => {
  const blocks = createTextBlocks<string>();
  blocks.add('or', 'one');
  blocks.add('ders', 'two');
  expect(find(blocks, 'orders')).toEqual([]);
});

it('ranks the name itself before its beginning, a part of it and all else', () => {
  const blocks = createTextBlocks<string>();
  for (const text of ['shop', 'shop-2\nshop', 'webshop', 'orders\nshop', 'shop\nx']) {
    blocks.add(text, text.replace('\n', '|'));
  }
  expect(find(blocks, 'shop')).toEqual(['shop 0', 'shop|x 0', 'shop-2|shop 1', 'webshop 2', 'orders|shop 3']);
  blocks.add('orders api\nwebshop', 'api');
  expect(find(blocks, 'orders api')).toEqual(['api 0']);
});

it('finds a text as it is now, and none that is gone', () => {
  const blocks = createTextBlocks<string>();
  const all = Array.from({ length: 2_000 }, (_, index) => blocks.add(`name-${index}-`, `${index}`));
  expect(find(blocks, 'name-1999-')).toEqual(['1999 0']);
  const [, , , gone] = all;
  blocks.remove(gone as SearchedText<string>);
  expect([find(blocks, 'name-3-'), find(blocks, 'name-4-')]).toEqual([[], ['4 0']]);
  blocks.add('in its place', 'new');
  expect([find(blocks, 'in its place'), find(blocks, 'name-4-')]).toEqual([['new 0'], ['4 0']]);
});

it('keeps texts apart that have in them what stands between them', () => {
  const blocks = createTextBlocks<string>();
  blocks.add('a\0b', 'one');
  blocks.add('c', 'two');
  expect(find(blocks, 'c')).toEqual(['two 0']);
  blocks.add('d', 'three');
  expect(find(blocks, 'd')).toEqual(['three 0']);
});

it('tells no more to who has heard enough, the best first', () => {
  const blocks = createTextBlocks<string>();
  for (const text of ['a shop', 'b shop', 'shop c', 'shop']) {
    blocks.add(text, text);
  }
  const heard: string[] = [];
  blocks.find(searchWordsOf('shop') as SearchWords, (value) => heard.push(value) < 2);
  expect(heard).toEqual(['shop', 'shop c']);
});

it('finds texts by words that stand in many of them, but together in few', () => {
  const blocks = createTextBlocks<string>();
  for (let index = 0; index < 1_500; index++) {
    blocks.add(
      `${index % 2 === 0 ? 'red' : 'blue'}\n${index % 7 === 0 ? 'big' : 'small'}\n${index}`,
      `${index}`,
    );
  }
  expect(find(blocks, 'red big')).toHaveLength(108);
  expect(find(blocks, '1498 red big')).toEqual(['1498 3']);
});
