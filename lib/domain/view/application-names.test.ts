import { expect, it } from 'vitest';
import { applicationNames } from './application-names.ts';

const many = Array.from({ length: 120 }, (_, index) => `app-${index}`);

it('offers all names in their order where they are few, whatever is typed', () => {
  expect(applicationNames(['shop', 'crm'], 'sh')).toEqual({
    total: 2,
    names: ['crm', 'shop'],
    isTaken: false,
  });
});

it('offers of many names those that have the text in them, and never more than can be chosen from', () => {
  expect(applicationNames(many, '').names).toHaveLength(50);
  const { names, total } = applicationNames(many, ' APP-11');
  expect(names).toEqual([
    'app-11',
    'app-110',
    'app-111',
    'app-112',
    'app-113',
    'app-114',
    'app-115',
    'app-116',
    'app-117',
    'app-118',
    'app-119',
  ]);
  expect(total).toBe(120);
});

it('knows a name that is taken, also where it is not among the offered', () => {
  expect(applicationNames(many, 'app-99').isTaken).toBe(true);
  expect(applicationNames(many, 'app-9').isTaken).toBe(true);
  expect(applicationNames(many, 'app').isTaken).toBe(false);
});
