import { expect, it } from 'vitest';
import { hasUserinfo } from './has-userinfo.ts';

it.each([
  'https://user:secret@host.example',
  'https://user:secret@host.example:8443/path?q=1#f',
  'http://token@host.example/',
  'HTTPS://user:secret@host.example',
  'https://user:sec ret@host.example',
  'https://user:sec@ret@host.example',
  'https://:secret@host.example',
  'https:///user:secret@host.example',
  'https:\\\\user:secret@host.example',
  'user:secret@host.example/path',
  'ftp://user:secret@host.example',
  ' https://user:secret@host.example',
])('finds it in %s', (url) => {
  expect(hasUserinfo(url)).toBe(true);
});

it.each([
  'https://host.example',
  'https://host.example/@me',
  'https://host.example/?to=a@b.c',
  'https://host.example#a@b',
  'host.example/a@b',
  'mailto:a@b.c',
  'https://[::1]:80/',
  '',
])('finds none in %s', (url) => {
  expect(hasUserinfo(url)).toBe(false);
});
