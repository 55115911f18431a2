import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  clockScriptUrl,
  leftScriptUrl,
  phoneScriptUrl,
  sendPhoneScript,
} from './phone-script.server.ts';

const get = (path: string, headers: Record<string, string> = {}) =>
  sendPhoneScript(new Request(`http://here.invalid${path}`, { headers }));

describe('the phone’s script', () => {
  it('stays on the phone under the address that names its contents', async () => {
    const response = get(phoneScriptUrl);
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(get('/phone.js?v=older').headers.get('Cache-Control')).toBe('no-cache');
    expect(get('/phone.js').headers.get('Cache-Control')).toBe('no-cache');
  });

  it('is one of three, each under its own address', async () => {
    const texts = await Promise.all(
      [phoneScriptUrl, clockScriptUrl, leftScriptUrl].map(async (url) => {
        expect(get(url).headers.get('Cache-Control'), url).toContain('immutable');
        return get(url).text();
      }),
    );
    expect(new Set(texts).size).toBe(3);
    expect(texts[2]!.length).toBeLessThan(700);
  });

  it('is at most 4 KB, and half of it compressed', async () => {
    const plain = await get(phoneScriptUrl).text();
    expect(plain.length).toBeGreaterThan(1000);
    expect(plain.length).toBeLessThanOrEqual(4096);
    const response = get(phoneScriptUrl, { 'Accept-Encoding': 'gzip, br' });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(plain);
  });
});
