/**
 * The picture on the certificate: a red-earth path over misty hills, home to
 * a house with a lit door. In millimetres of A4, lying.
 */
import { dusk, earth, lamp, night, paper } from '#app/platform/pdf/certificate-colors.ts';
import { pathRibbon } from '#app/platform/pdf/path-ribbon.ts';

type Document = PDFKit.PDFDocument;
type Place = [x: number, y: number, scale: number];

const farHouses: Place[] = [
  [62, 132.2, 0.075],
  [72, 133.4, 0.1],
  [258, 129.5, 0.085],
];
const farTrees: Place[] = [
  [54, 131.8, 0.1],
  [101, 135, 0.075],
  [267, 128.6, 0.1],
];

export function drawScene(document: Document) {
  drawHill(
    document,
    'M8 140C34 128 58 131 86 135S150 113 190 115S250 134 289 122V202H8z',
    '#e6edf9',
    [112, 156],
  );
  for (const place of farTrees) drawAt(document, place, drawTree);
  for (const place of farHouses) drawAt(document, place, drawFarHouse);
  drawHill(
    document,
    'M8 151C40 138 74 151 104 143S164 118 198 124S252 150 289 141V202H8z',
    '#cdd9f1',
    [119, 160],
  );
  drawHill(document, 'M214 188C234 184 252 164 289 163V188z', '#dbe4f6', [163, 189]);
  document.lineJoin('round').lineCap('round');
  // The frame stands open where the path comes in.
  document.path('M8 146V8h281v194H8v-39').lineWidth(1).stroke(night);
  document.path(pathRibbon()).fill(earth);
  document.path('M248 188h12l6 6.5h-24z').fillOpacity(0.6).fill(lamp).fillOpacity(1);
  drawHouse(document);
}

/** Fades to white before the small print begins: that stays on plain paper. */
function drawHill(
  document: Document,
  ridge: string,
  color: string,
  [top, bottom]: [number, number],
) {
  document
    .path(ridge)
    .fill(document.linearGradient(0, top, 0, bottom).stop(0, color).stop(1, paper));
}

function drawAt(document: Document, [x, y, scale]: Place, draw: (document: Document) => void) {
  document.save().translate(x, y).scale(scale);
  draw(document);
  document.restore();
}

function drawTree(document: Document) {
  const crown = 'M0-122c34 0 52 24 46 48 14 22-12 40-46 36-34 4-60-14-46-36-6-24 12-48 46-48z';
  document.path(`M-4 2v-46h8v46z${crown}`).fill(dusk);
}

function drawFarHouse(document: Document) {
  document.path('M-30 4v-36L0-58l30 26V4z').fill(dusk);
  document.path('M-38-28L0-62l38 34-6 6L0-51l-32 29z').fill(earth);
  document.path('M-8 4v-22a8 8 0 0 1 16 0V4z').fill(lamp);
}

function drawHouse(document: Document) {
  document.path('M236 188v-31l18-16 18 16v31z').fill(paper);
  document
    .path('M232 188h56M236 188v-28M272 188v-28M228 164l26-23 26 23')
    .lineWidth(1.6)
    .stroke(night);
  document.path('M248 188v-12a6 6 0 0 1 12 0v12z').lineWidth(1).fillAndStroke(lamp, night);
}

/** The house of the wordmark; place as for the far houses, 32 units wide. */
export function drawLogo(document: Document, place: Place) {
  drawAt(document, place, () => {
    document
      .path('M2 27c4 0 4-4.5 8.5-4.5S14 27 18 27h10V14.5L20 7l-8.5 8')
      .lineWidth(2.4)
      .stroke(night);
    document.path('M18.5 27v-7a2.5 2.5 0 0 1 5 0v7z').fill(lamp);
  });
}
