import { expect, it } from 'vitest';
import { formatSubject, parseSubject, type Subject, subjectProblem } from './subject.ts';

const shop: Subject = { C: 'DE', O: 'Organization', OU: 'OrgUnit', L: 'Waldorf', ST: 'Waldorf', CN: 'shop' };

function problemWith(changed: Partial<Record<keyof Subject, string[]>>): string | undefined {
  return subjectProblem((attribute) => changed[attribute] ?? [shop[attribute]], shop);
}

it('writes the subject of the signing request info without spaces', () => {
  expect(formatSubject(shop)).toBe('O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop');
});

it('reads a subject in the order of its text, with escaped commas', () => {
  expect(parseSubject('CN=a\\,b, O=c')).toEqual([
    ['CN', 'a,b'],
    ['O', 'c'],
  ]);
});

it('accepts an equal subject', () => {
  expect(problemWith({})).toBeUndefined();
});

it('refuses another or no common name with exactly the known text', () => {
  expect(problemWith({ CN: ['Shop'] })).toBe('CSR: Invalid common name provided.');
  expect(problemWith({ CN: [] })).toBe('CSR: Invalid common name provided.');
  expect(problemWith({ CN: ['shop', 'other'] })).toBe('CSR: Invalid common name provided.');
});

it('names what was expected and what was received after the known text', () => {
  expect(problemWith({ OU: ['Test'] })).toMatch(
    /^CSR: Invalid organizational unit provided\. Expected OU=OrgUnit, received OU=Test\./,
  );
  expect(problemWith({ ST: [] })).toMatch(/^CSR: No province provided\./);
});

it('reports the first difference: CN, C, O, OU, L, ST', () => {
  const wrong = { C: ['PL'], O: ['x'], OU: ['x'], L: ['x'], ST: ['x'] };
  expect(problemWith({ ...wrong, CN: ['x'] })).toContain('common name');
  expect(problemWith(wrong)).toContain('country');
  expect(problemWith({ OU: ['x'], L: ['x'] })).toContain('organizational unit');
  expect(problemWith({ L: ['x'], ST: ['x'] })).toContain('locality');
});
