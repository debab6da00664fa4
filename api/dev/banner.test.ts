import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import { banner, type BannerFacts } from './banner.js';

const facts: BannerFacts = {
  siteUrl: 'http://localhost:18080',
  apiUrl: 'http://localhost:13000',
  mailboxUrl: 'http://localhost:18025',
  database: 'embedded PostgreSQL 18',
  ownDatabase: false,
  stateDir: '.echoplex/',
  seconds: 123.4,
  emulatorUrl: 'http://localhost:22111',
};
const widths = (text: string): number[] =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.length);

test('fits 80 columns, coloured or not', () => {
  const own = { ...facts, database: 'PostgreSQL at a-database.example.com:5432', ownDatabase: true };
  for (const each of [facts, own, { ...facts, emulatorUrl: null }]) {
    for (const color of [true, false]) expect(Math.max(...widths(banner(each, color)))).toBeLessThanOrEqual(80);
  }
});

test('puts what has no room below, and says nothing where there is nothing to say', () => {
  const stateDir = 'a folder with a name that is quite long/';
  expect(banner({ ...facts, stateDir }, false)).toContain(`embedded PostgreSQL 18\n${' '.repeat(20)}data stays in ${stateDir}\n`);
  expect(banner(facts, false)).not.toMatch(/ \n|\n\n\n/);
});

test('says where the payment emulator is, if there is one', () => {
  expect(banner(facts, false)).toContain('http://localhost:22111/_emulator');
  expect(banner({ ...facts, emulatorUrl: null }, false)).not.toContain('emulator');
});

test('shows hints line by line', () => {
  const hints = ['Port 3000 is taken.', 'Another line.'];
  expect(banner({ ...facts, hints }, false)).toContain('\n\n  Port 3000 is taken.\n  Another line.\n\n  Ctrl-C');
});
