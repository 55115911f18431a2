import { house, oneLine } from './house.ts';

export const hero = oneLine(`
  <g fill="#dce4f7">
  <circle cx="860" cy="44" r="2"/>
  <circle cx="690" cy="36" r="1.5"/>
  <circle cx="815" cy="96" r="2"/>
  <circle cx="930" cy="40" r="2"/>
  <circle cx="1090" cy="84" r="1.5"/>
  <circle cx="1010" cy="120" r="1.5"/>
  <circle cx="1150" cy="30" r="1.5"/>
  </g>
  <path d="M0 270c120-50 220-40 330-64s210-70 330-50 160 30 270 0 180-30 270-16v260H0z" fill="#20387a"/>
  <g fill="#14254f">
  <path d="M606 196v-12l9-8 9 8v12zM465 222v-9l7-6 7 6v9zM792 188v-10l8-7 8 7v10z"/>
  </g>
  <g fill="#ffc845">
  <path d="M613 188h5v8h-5zM470 215h4v7h-4zM798 180h4v7h-4z"/>
  </g>
  <path d="M0 320c160-60 300-30 450-62s290-52 430-34 220 10 320-14v190H0z" fill="#182c66"/>
  <path d="M0 366c190-56 380-22 580-50s280-42 380-36 170 4 240-6v126H0z" fill="#0e1b42"/>
  <path d="M380 400c120-30 300-16 380-44 58-20-6-32 44-44s112-10 150-26l26-1c-18 22-74 28-118 36-44 9 18 24-30 48-44 22-110 26-180 31z" fill="#c8602c"/>
  ${house(966, 287, 1.15, '#0b1636', '#c8602c')}
  <path d="M957 287h18l12 13h-40z" fill="#ffc845" opacity=".7"/>
  <path d="M981 258h10v10h-10z" fill="#ffc845"/>
  <path d="M1066 282v-44h7v44zM1069 160c34 0 52 24 46 48 14 22-12 40-46 36-34 4-60-14-46-36-6-24 12-48 46-48z" fill="#0a1433"/>
  <path d="M838 318c-2-18 4-26 6-34 4 10 8 16 6 34zM856 318c0-12 6-20 10-26 0 10 2 18-2 26z" fill="#22397a"/>`);

export const stools = oneLine(`
  <path d="M0 0h400v160H0z" fill="#1c3272"/>
  <path d="M0 96c100-30 220-6 400-32v96H0z" fill="#294a9c"/>
  <path d="M0 124c120-18 240 2 400-16v52H0z" fill="#14254f"/>
  <path d="M192 124c-4-32 0-42 2-54h12c2 20 0 34 6 54z" fill="#0b1636"/>
  <path d="M110 66c-18-4-14-28 8-30 8-22 44-28 64-16 24-16 62-8 70 10 30-4 44 24 26 34-30 12-118 14-168 2z" fill="#0b1636"/>
  <ellipse cx="202" cy="127" rx="62" ry="9" fill="#8a4433"/>
  <g fill="#e0784a">
  <path d="M104 122h26v5h-26zM146 136h28v5h-28zM228 136h28v5h-28zM272 122h26v5h-26zM188 144h28v5h-28z"/>
  </g>
  <g stroke="#e0784a" stroke-width="3">
  <path d="M108 126l-3 14M126 126l3 14M150 140l-3 13M170 140l3 13M232 140l-3 13M252 140l3 13M276 126l-3 14M294 126l3 14"/>
  </g>
  <path d="M196 122h12l-1-14h-10z" fill="#ffc845"/>
  <path d="M196 108a6 6 0 0 1 12 0" fill="none" stroke="#ffc845" stroke-width="2"/>`);

export const river = oneLine(`
  <path d="M0 0h400v160H0z" fill="#1c3272"/>
  <path d="M0 92c100-26 240-4 400-28v96H0z" fill="#294a9c"/>
  <path d="M0 116c50-8 90-4 130 0l-14 44H0zM276 114c40-6 80-8 124-10v56H300z" fill="#14254f"/>
  <path d="M130 116c50 6 100 4 146-2l24 46H116z" fill="#4d74c9"/>
  <path d="M150 132h30M214 142h36M168 150h20" stroke="#cdd8f3" stroke-width="2" stroke-linecap="round"/>
  <path d="M0 150c40-22 70-28 124-30l-2 10c-40 2-70 10-96 30H0zM282 118c30-6 30-14 46-18h10c-6 12-14 20-54 26z" fill="#e0784a"/>
  <g fill="#e0784a">
  <ellipse cx="152" cy="122" rx="11" ry="4"/>
  <ellipse cx="258" cy="120" rx="10" ry="4"/>
  </g>
  <g fill="none" stroke="#e0784a" stroke-width="2" stroke-dasharray="4 4">
  <ellipse cx="188" cy="124" rx="11" ry="4"/>
  <ellipse cx="223" cy="123" rx="11" ry="4"/>
  </g>
  ${house(336, 101, 0.6, '#0b1636', '#e0784a')}`);

export const lane = oneLine(`
  <path d="M0 150c110-34 230-10 360-36s220-44 340-30v116H0z" fill="#1d3675"/>
  <path d="M0 190c150-30 330-8 470-34s160-20 230-24v68H0z" fill="#0e1b42"/>
  <path d="M250 200c90-12 170-8 220-20 40-10 0-16 40-22s60-4 84-10h16c-10 12-46 14-70 18-30 6 8 10-22 22-16 8-50 10-90 12z" fill="#c8602c"/>
  ${house(602, 152, 0.82, '#0b1636', '#c8602c')}
  <path d="M596 152h13l8 11h-32z" fill="#ffc845" opacity=".55"/>
  <path d="M613 132h7v7h-7z" fill="#ffc845"/>
  <path d="M658 150v-24h4v24zM660 76c20 0 32 14 28 29 8 14-8 24-28 22-20 2-36-8-28-22-4-15 8-29 28-29z" fill="#0a1433"/>`);
