/**
 * A name that the text itself says is a child's: “a girl called …”, “the child’s name is …”, a name
 * with a child's age beside it. A name alone says nothing: adults have them too.
 */
const child = [
  '(?:child|girl|boy|baby|infant|toddler|teenager|orphan|son|daughter|niece|nephew|grandchild',
  '|enfant|fille|garçon|bébé|fils|fillette|nièce|neveu|adolescente?',
  '|mtoto|msichana|mvulana|binti|timoun|tifi|ti ?gason|niñ[oa]|hij[oa])',
].join('');
const called = [
  "(?:(?:is |was )?(?:called|named)|(?:qui )?s[’']appelle|appelée?|nommée?|prénommée?",
  '|(?:anaitwa|anayeitwa|aliyeitwa)|jina lake(?: ni)?|(?:ki )?rele|(?:que )?se llama|llamad[oa])',
].join('');
const name = "\\p{Lu}[\\p{L}’'-]+";
const quote = '["“«]?\\s?';

/** What stands before a name that is a child's. */
const before = [
  // a girl of our house called Amina · le garçon s’appelle Jean · msichana anayeitwa Neema
  `(?<!\\p{L})${child}(?: [\\p{L}’'-]+){0,4},? ${called}[ :]+${quote}`,
  // the child’s name is Amina
  `(?<!\\p{L})${child}[’']s (?:full |first |real |sur)?names?(?: (?:is|was)(?!\\p{L})| ?:)+ *${quote}`,
  // the name of the girl is Amina · le nom de l’enfant est Jean · jina la mtoto ni Neema
  [
    "(?<!\\p{L})(?:name|nom|prénom|jina|non|nombre) (?:of (?:the|this|our|a) |de (?:l[’']|la |le )",
    `|du |del |la |timoun )${child}(?: (?:is|was|est|ni|se|es)(?!\\p{L})| ?:)+ *${quote}`,
  ].join(''),
].map((pattern) => new RegExp(pattern, 'giu'));
const aName = new RegExp(name, 'uy');

const generic =
  /^(?:child(?:ren)?|girls?|boys?|kids?|babies|people|youths?|teenagers|pupils|students|adolescents|enfants?|filles?|garçons?|jeunes|watoto|wasichana|wavulana|mtoto|timoun|niñ[oa]s?|from|under|over|until|about|at|is|was|of|and|de|à|dès|our|the|a|an|this|one|two|aged?)$/iu;

/** Amina Wanjiru, 9 years old · Jean Estimé (7 ans) · Neema Juma, umri wa miaka 6 */
const aged = new RegExp(
  [
    `(${name})[ ,;:(–—-]{1,4}(?:(?:is|was|est|ana|has|a|âgée?|de|mwenye|umri|wa|only|just) ){0,3}`,
    '(?:aged? (\\d{1,2})(?!\\d)',
    '|(\\d{1,2})[ -]?(?:years?|yrs?|months?)[ -]olds?|(\\d{1,2}) ?y/?o(?!\\p{L})',
    "|(\\d{1,2}) (?:ans|mois)(?! (?:après|avant|plus|de |d[’']|et ))",
    '|miaka (\\d{1,2})(?!\\d| iliyopita))',
  ].join(''),
  'gu',
);

/** Amina, born in 2016 · Neema, aliyezaliwa mwaka 2017 */
const bornIn = new RegExp(
  `(${name})[ ,(–—-]{1,3}(?:(?:who|was|is|qui|est) ){0,2}(?:born|née?|alizaliwa|aliyezaliwa|fèt)(?: in| en| mwaka| an)? (20\\d\\d)(?!\\d)`,
  'gu',
);
const grownUpAfter = 19;

export function saysChildName(text: string, now: Date): boolean {
  const isCalled = before.some((pattern) =>
    [...text.matchAll(pattern)].some(({ index, 0: found }) => {
      aName.lastIndex = index + found.length;
      return aName.test(text);
    }),
  );
  if (isCalled) return true;
  const thisYear = now.getUTCFullYear();
  for (const [, who, year] of text.matchAll(bornIn))
    if (thisYear - Number(year) < grownUpAfter && !generic.test(who!)) return true;
  return [...text.matchAll(aged)].some(([, who, ...ages]) => {
    const age = Number(ages.find((it) => it !== undefined));
    return age < 18 && !generic.test(who!);
  });
}
