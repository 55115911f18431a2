/** The heading of a table, in English and French: which column holds what. */
export type Column =
  'name' | 'first' | 'last' | 'email' | 'phone' | 'position' | 'username' | 'other';

const words: [Column, RegExp][] = [
  ['username', /^(user ?name|login|identifiant|nom d.utilisateur)$/],
  ['first', /^((first|given) ?names?|prenoms?|forename)$/],
  ['last', /^((last|family|second) ?names?|surname|nom de famille)$/],
  [
    'name',
    /^((full|staff|complete)? ?names?|noms?( complets?)?( et prenoms?)?|noms? ?(&|\/) ?prenoms?|nom prenom|person|personnel|staff|employee|employe)$/,
  ],
  [
    'email',
    /^(e ?mails?( address)?|mails?|courriels?|adresse (e ?mail|mail|electronique)|e ?mail adresse)$/,
  ],
  [
    'phone',
    /^((tele)?phones?( (number|no))?|tel|mobile( (number|no))?|cell( ?phone)?|whats ?app( number)?|contacts?|numeros?( de (tele)?phone)?|portable|gsm)$/,
  ],
  [
    'position',
    /^(positions?|roles?|job( title)?|title|function|duty|designation|postes?|fonctions?|metier|responsabilite)$/,
  ],
  [
    'other',
    /^(n|no|nr|nos|num|s ?n|id|#|date|notes?|remarks?|remarques?|department|country|pays|gender|sexe|sex|age)$/,
  ],
];

const fold = (cell: string): string =>
  cell
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[-_.:*’'()°]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export function columnNamed(cell: string): Column | null {
  const folded = fold(cell);
  return words.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** The columns of a heading row; null where the row is not a heading. */
export function columnsOf(cells: string[]): Column[] | null {
  const named = cells.map(columnNamed);
  const known = named.filter((column) => column !== null && column !== 'other');
  const written = cells.filter((cell) => cell.trim() !== '').length;
  const names = named.some(
    (column) => column === 'name' || column === 'first' || column === 'last',
  );
  if (known.length === 0 || known.length * 2 < written || !(names || known.length > 1)) return null;
  const hasLast = named.includes('last');
  // «Nom» beside «Prénom» is the family's name.
  const last = !hasLast && named.includes('first') ? named.indexOf('name') : -1;
  return named.map((column, place) => (place === last ? 'last' : (column ?? 'other')));
}
