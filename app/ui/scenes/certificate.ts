/** The picture of the certificate as the PDF has it, in millimetres of A4, lying. */
import { oneLine } from './house.ts';

const farHouse = (x: number, y: number, scale: number) =>
  `<g transform="translate(${x} ${y})scale(${scale})"><path d="M-30 4v-36L0-58l30 26V4z" fill="#46609f"/><path d="M-38-28L0-62l38 34-6 6L0-51l-32 29z" fill="#a8471e"/><path d="M-8 4v-22a8 8 0 0 1 16 0V4z" fill="#ffc845"/></g>`;

const farTree = (x: number, y: number, scale: number) =>
  `<path transform="translate(${x} ${y})scale(${scale})" d="M-4 2v-46h8v46zM0-122c34 0 52 24 46 48 14 22-12 40-46 36-34 4-60-14-46-36-6-24 12-48 46-48z" fill="#46609f"/>`;

/** Fades to white, so that the small print stays on plain paper. */
const hill = (id: string, color: string, from: number, to: number, ridge: string) =>
  `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" y1="${from}" x2="0" y2="${to}"><stop stop-color="${color}"/><stop offset="1" stop-color="#fff"/></linearGradient><path d="${ridge}" fill="url(#${id})"/>`;

export const certificate = oneLine(`
  ${hill('far', '#e6edf9', 112, 156, 'M8 140C34 128 58 131 86 135S150 113 190 115 250 134 289 122V202H8z')}
  ${farTree(54, 131.8, 0.1)}
  ${farTree(101, 135, 0.075)}
  ${farTree(267, 128.6, 0.1)}
  ${farHouse(62, 132.2, 0.075)}
  ${farHouse(72, 133.4, 0.1)}
  ${farHouse(258, 129.5, 0.085)}
  ${hill('near', '#cdd9f1', 119, 160, 'M8 151C40 138 74 151 104 143S164 118 198 124 252 150 289 141V202H8z')}
  ${hill('yard', '#dbe4f6', 163, 189, 'M214 188C234 184 252 164 289 163V188z')}
  <g fill="none" stroke="#14254f" stroke-linecap="round" stroke-linejoin="round">
  <path class="frame" d="M8 146V8h281v194H8v-39"/>
  <path d="M-3.2 158.4C25.8 141.3 69.8 154.5 104.3 146.2C138.5 137.9 164.2 119.6 195.8 126.7C208.7 129.8 214.5 135.1 216.2 140.5C217.8 145.9 215.6 151.9 211.7 157C205.3 164.2 202.8 174.5 205.7 183.4C208.6 192.2 217.8 199.1 232.1 198.1C244.5 197.4 255.8 198.4 256.4 187L251.6 187C252.2 191.6 245.5 192.6 231.9 192.9C219.2 193.4 212.9 188.5 210 181.8C207.2 175 208.7 165.8 214.2 159.1C218.4 153.1 220.7 146.1 218.3 139.8C216 133.4 209.3 128.2 196.2 125.3C163.8 118.4 137.5 136.1 103.7 143.8C70.2 151.5 26.2 138.7-4.8 155.6z" fill="#a8471e" stroke="none"/>
  <path d="M248 188h12l6 6.5h-24z" fill="#ffc845" stroke="none" opacity=".6"/>
  <path d="M236 188v-31l18-16 18 16v31z" fill="#fff" stroke="none"/>
  <path d="M232 188h56M236 188v-28M272 188v-28M228 164l26-23 26 23" stroke-width="1.6"/>
  <path d="M248 188v-12a6 6 0 0 1 12 0v12z" fill="#ffc845"/>
  </g>`);
