/** Texts that no keyboard makes, and a way to send them byte by byte. */
import type { Client } from './browserless.ts';
import { sendRaw } from './socket.ts';
import type { Story } from './told-story.ts';

export const texts: Record<string, string> = {
  Thai: 'นางสาวมาลี น้ำใจดี',
  'stacked Thai marks': 'กำ่้๊๋์ปิ่้น',
  emoji: 'Mary 😀 Wanjiru 👨‍👩‍👧‍👦',
  'right to left': 'مريم عبد الله',
  'a right-to-left override': 'Grace \u202egnp.exe',
  isolates: 'Grace \u2066Atieno\u2069',
  'a NUL': 'Grace\0Atieno',
  'other controls': 'Grace\u0007\u001b[31mAtieno\u009f',
  'line breaks': 'Grace\r\nBcc: everybody@example.org\r\n\r\nHello',
  'line separators': 'Grace\u2028Atieno\u2029',
  'a lone surrogate': 'Grace%ED%A0%80Atieno',
  'broken UTF-8': 'Grace%FF%FE%C0%80Atieno',
  'a noncharacter': 'Grace\uffff\ufdd0Atieno',
  'a byte order mark': '\ufeffGrace',
  'nothing to see': '\u200b\u2060\u00ad\u3164',
  blanks: ' \u00a0\u3000\t ',
  'accents apart': 'Ame\u0301lie',
  'thirty accents': `Z${'\u0301\u0323'.repeat(15)}algo`,
  'a hundred accents': `Z${'\u0301\u0323'.repeat(50)}algo`,
  SQL: "Robert'); drop table people; -- %_\\",
  'a template': '${7*7} {{7*7}} {count, plural, other {#}} <%= 1 %>',
  'a spreadsheet': '=HYPERLINK("http://evil.example")',
  'a prototype': '__proto__',
  script: '<script>alert(1)</script>',
  'an attribute': '"><svg onload=alert(1)>',
  'an entity': '&lt;b&gt;&#x27;&amp;',
  long: 'a'.repeat(60_000),
  'long and wide': '😀'.repeat(15_000),
};

/** As a browser encodes it, but for what is encoded already. */
export const encoded = (text: string) =>
  text.startsWith('Grace%') ? text : encodeURIComponent(text.toWellFormed());

/** Sends a form and says the status of the answer. */
export const posting =
  (story: Story) =>
  async (path: string, fields: Record<string, string>, who?: Client): Promise<number> => {
    const body = Object.entries(fields)
      .map(([name, value]) => `${name}=${encoded(value)}`)
      .join('&');
    const answer = await sendRaw(
      story.server.origin,
      [
        `POST ${path} HTTP/1.1`,
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${body.length}`,
        ...(who ? [`Cookie: session=${who.cookies.get('session')}`] : []),
      ],
      body,
    );
    return answer.status;
  };
