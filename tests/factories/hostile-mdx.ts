/** MDX as nobody writes it: mixtures of what authors may write and of what must never run. */
import fc, { type Arbitrary } from 'fast-check';

/** Called by every script that gets to run; asked for by everything that gets to load. */
export const tripwire = 'tripwire()';
export const tripAddress = 'https://tripwire.example/x';

const schemes = [
  'javascript',
  'JaVaScRiPt',
  'vbscript',
  'data',
  'blob',
  'file',
  'ftp',
  'x',
  'https',
];
const colons = [':', '&colon;', '&#58;', '%3A', '\t:', ':\t', ': '];
const blanks = ['', ' ', '\t', '\u0000', '\u00a0', '\u200b', '&Tab;', '&NewLine;', '&#1;'];

/** An address in every spelling that a browser might forgive. */
const address: Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...blanks), fc.constantFrom(...schemes), fc.constantFrom(...colons))
    .map(([blank, scheme, colon]) => `${blank}${scheme}${colon}${tripwire}`),
  fc.constantFrom(
    tripAddress,
    '//tripwire.example/x',
    '\\\\tripwire.example/x',
    '/\\tripwire.example/x',
    'java\tscript:tripwire()',
    'java&#10;script:tripwire()',
    '&#106;avascript:tripwire()',
    'data:text/html,<script>tripwire()</script>',
    'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="tripwire()"/>',
    'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9InRyaXB3aXJlKCkiLz4=',
    'x.jpg" onerror="tripwire()',
    "x' onerror='tripwire()",
    '#x',
    '/courses',
    '/courses?next=javascript:tripwire()',
    'mailto:a@example.org?body=<script>tripwire()</script>',
    'tel:+254700000000',
  ),
);

const word = fc.constantFrom(
  'words',
  'ฮาลีมา',
  'مريم',
  '😀',
  '\u202egpj.exe',
  '&lt;script&gt;tripwire()&lt;/script&gt;',
  '&#60;img src=x onerror=tripwire()&#62;',
  '&quot; onmouseover=&quot;tripwire()',
  '&lbrace;tripwire()&rbrace;',
  '&amp;lt;b&amp;gt;',
  '`<script>tripwire()</script>`',
  '\\<b>',
  '**bold** and _soft_',
  '~~gone~~',
  'https://tripwire.example/auto',
  'www.tripwire.example',
  'a@tripwire.example',
  '"',
  "'",
  '&',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));

/** What may stand in quotation marks, hostile all the same. */
const attributeText = fc.oneof(
  words.map((some) => some.replaceAll('"', '&quot;')),
  address.map((some) => some.replaceAll('"', '&quot;')),
  fc.constantFrom(
    '&quot;&gt;&lt;script&gt;tripwire()&lt;/script&gt;',
    '</summary><script>tripwire()</script>',
    '<img src=x onerror=tripwire()>',
    '--><script>tripwire()</script>',
    '</title></textarea></style><svg onload=tripwire()>',
    'javascript:tripwire()',
    '__proto__',
  ),
);

const onAttribute = fc.constantFrom('onclick', 'onLoad', 'ONERROR', 'on-x', 'onfocus', 'ontoggle');
const oddAttribute: Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      onAttribute,
      fc.constantFrom(
        ...['style', 'href', 'src', 'srcdoc', 'srcset', 'action', 'formaction', 'xlink:href'],
        ...['ping', 'background', 'poster', 'autofocus', 'is', 'ref', 'key', 'children', 'class'],
        ...['dangerouslySetInnerHTML', '__proto__', 'constructor', 'className', 'id', 'data-x'],
      ),
    ),
    fc.oneof(
      fc.constantFrom(
        `"${tripwire}"`,
        `{${tripwire}}`,
        `{{__html:"<img src=x onerror=${tripwire}>"}}`,
      ),
      fc.constantFrom('{() => tripwire()}', '"background:url(https://tripwire.example/x)"', "'x'"),
      address.map((some) => `"${some.replaceAll('"', '')}"`),
    ),
  )
  .map(([name, value]) => `${name}=${value}`);

const tags = [
  ...['script', 'img', 'svg', 'iframe', 'object', 'embed', 'form', 'input', 'button', 'a', 'link'],
  ...['meta', 'base', 'math', 'template', 'slot', 'details', 'video', 'audio', 'style', 'body'],
  ...[
    'noscript',
    'plaintext',
    'textarea',
    'title',
    'portal',
    'marquee',
    'isindex',
    'Lead.x',
    'x-y',
  ],
];

/** Refused, each of them; a few, so that whole texts are refused for them in all their mixtures. */
const wild: Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...tags), fc.array(oddAttribute, { maxLength: 3 }), words)
    .map(([tag, odd, some]) => `<${tag} ${odd.join(' ')}>${some}</${tag}>`),
  fc
    .tuple(fc.constantFrom(...tags), fc.array(oddAttribute, { maxLength: 3 }))
    .map(([tag, odd]) => `<${tag} ${odd.join(' ')} />`),
  fc
    .tuple(fc.constantFrom('Lead', 'KeyFact', 'Term', 'Figure'), oddAttribute, words)
    .map(([name, odd, some]) => `<${name} ${odd}>\n\n${some}\n\n</${name}>`),
  fc.constantFrom(
    '{tripwire()}',
    '{process.env.HOME}',
    '<Lead {...tripwire()}>x</Lead>',
    "import x from 'https://tripwire.example/x.js'",
    'export const x = tripwire()',
    '<!-- <script>tripwire()</script> -->',
    '<![CDATA[<script>tripwire()</script>]]>',
    '<><script>tripwire()</script></>',
    '![x](https://tripwire.example/x.png)',
    '![x](javascript:tripwire())',
    '[^1]\n\n[^1]: <script>tripwire()</script>',
  ),
);

const line: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: words },
  {
    weight: 2,
    arbitrary: fc.tuple(words, address).map(([some, to]) => `[${some.replaceAll(']', '')}](${to})`),
  },
  { weight: 1, arbitrary: address.map((to) => `[a](<${to}> "&quot; onclick=&quot;tripwire()")`) },
  { weight: 1, arbitrary: address.map((to) => `[a][r]\n\n[r]: ${to}`) },
  { weight: 1, arbitrary: address.map((to) => `<${to}>`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(attributeText, words)
      .map(([means, some]) => `words <Term means="${means}">${some}</Term> words`),
  },
);

const block: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: line },
  { weight: 1, arbitrary: line.map((some) => `## ${some}`) },
  { weight: 1, arbitrary: line.map((some) => `- ${some}\n- [ ] ${some}`) },
  { weight: 1, arbitrary: line.map((some) => `> ${some}`) },
  { weight: 1, arbitrary: words.map((some) => `| a | b |\n|-|-|\n| ${some} | c |`) },
  { weight: 1, arbitrary: attributeText.map((some) => `\`\`\`html\n${some}\n\`\`\``) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('Lead', 'KeyFact', 'Spoken'), line)
      .map(([name, some]) => `<${name}>\n\n${some}\n\n</${name}>`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('note', 'caution', 'danger'), attributeText, line)
      .map(
        ([kind, title, some]) =>
          `<Callout kind="${kind}" title="${title}">\n\n${some}\n\n</Callout>`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(attributeText, attributeText, line)
      .map(
        ([person, says, some]) =>
          `<Scenario person="${person}">\n\nwords\n\n<Option says="${says}" verdict="safer" label="${person}">\n\n${some}\n\n</Option>\n\n</Scenario>`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(attributeText, line)
      .map(
        ([title, some]) => `<JobAid title="${title}" summary="${title}">\n\n${some}\n\n</JobAid>`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, words)
      .map(([a, b]) => `<Says>\n<Say>${a}</Say>\n<DoNotSay>${b}</DoNotSay>\n</Says>`),
  },
  {
    weight: 1,
    arbitrary: attributeText.map((alt) => `<Figure src="x.svg" alt="${alt}" caption="${alt}" />`),
  },
);

const joined = (some: Arbitrary<string>) =>
  fc.array(some, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('\n\n'));

/** One in four is wild and will be refused; of the others most get through, with all that is in them. */
export const hostileMdx: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: joined(block) },
  { weight: 1, arbitrary: joined(fc.oneof(block, wild)) },
);

/** A picture beside a lesson, with something in it that pictures do not need. */
export const hostileSvg: Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      '<script>tripwire()</script>',
      '<image href="https://tripwire.example/x.png"/>',
      '<a href="javascript:tripwire()"><text>x</text></a>',
      '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="tripwire()"/></foreignObject>',
      '<animate attributeName="href" values="javascript:tripwire()"/>',
      '<set attributeName="onload" to="tripwire()"/>',
      '<use href="https://tripwire.example/x.svg#y"/>',
      '<style>@import url(https://tripwire.example/x.css);</style>',
      '<rect width="9" height="9" style="fill:url(https://tripwire.example/x)"/>',
      '<rect width="9" height="9" onclick="tripwire()"/>',
      '<rect width="9" height="9"/>',
      '<circle r="4"/>',
      '<title>&lt;script&gt;tripwire()&lt;/script&gt;</title>',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (parts) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">${parts.join('')}</svg>`,
  );
