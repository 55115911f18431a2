import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { findFile, findPage, storePage } from './pages.server.ts';
import type { NewPage } from './pages.ts';

const privacy: NewPage = {
  slug: 'privacy',
  language: 'en',
  hash: 'a1',
  title: 'What we keep about you',
  checked: '2026-11-22',
  html: '<p>We keep little.</p>',
};
const vieprivee: NewPage = {
  ...privacy,
  language: 'fr',
  hash: 'b1',
  title: 'Ce que nous gardons sur vous',
  html: '<p>Nous gardons peu.</p>',
};

onEachEngine('pages', (db) => {
  it('Mirlande reads a page in French, once somebody has translated it', async () => {
    await storePage(db(), privacy);
    expect(await findPage(db(), 'privacy', 'fr')).toEqual({
      title: 'What we keep about you',
      html: '<p>We keep little.</p>',
      checked: '2026-11-22',
      language: 'en',
      translated: false,
    });

    await storePage(db(), vieprivee);
    expect(await findPage(db(), 'privacy', 'fr')).toMatchObject({
      title: 'Ce que nous gardons sur vous',
      language: 'fr',
      translated: true,
    });
    expect(await findPage(db(), 'privacy', 'en')).toMatchObject({
      language: 'en',
      translated: true,
    });
  });

  it('a page that nobody wrote is not found', async () => {
    await storePage(db(), privacy);
    expect(await findPage(db(), 'terms', 'en')).toBeNull();
  });

  it('a page without English is not shown in another language than the one asked for', async () => {
    await storePage(db(), vieprivee);
    expect(await findPage(db(), 'privacy', 'th')).toBeNull();
  });

  it('importing the same text twice changes nothing, a new text replaces the old', async () => {
    expect(await storePage(db(), privacy)).toEqual({ changed: true });
    expect(await storePage(db(), privacy)).toEqual({ changed: false });
    const reworded = { ...privacy, hash: 'a2', checked: null, html: '<p>We keep very little.</p>' };
    expect(await storePage(db(), reworded)).toEqual({ changed: true });
    expect(await findPage(db(), 'privacy', 'en')).toMatchObject({
      html: '<p>We keep very little.</p>',
      checked: null,
    });
  });

  it('a recording is found by what is in it, byte for byte', async () => {
    const bytes = Buffer.from([0x49, 0x44, 0x33, 0x00, 0xff]);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await db()
      .insertInto('files')
      .values({ hash, type: 'audio/mpeg', name: 'greeting.mp3', base64: bytes.toString('base64') })
      .execute();
    expect(await findFile(db(), hash)).toEqual({ type: 'audio/mpeg', name: 'greeting.mp3', bytes });
    expect(await findFile(db(), hash.replace(/^./, 'x'))).toBeNull();
  });
});
