import { house, oneLine } from './house.ts';

/** The pictures in the doorways of courses, one a `scene` of course.yml. */
export const doorways = {
  footsteps: oneLine(`
  <path d="M0 0h240v160H0z" fill="#1c3272"/>
  <path d="M0 92c60-30 90-6 130-18s70-22 110-10v96H0z" fill="#294a9c"/>
  <path d="M0 118c60-18 120 0 240-26v68H0z" fill="#14254f"/>
  <g fill="#e0784a">
  <ellipse cx="104" cy="150" rx="16" ry="6"/>
  <ellipse cx="130" cy="138" rx="13" ry="5"/>
  <ellipse cx="112" cy="128" rx="10" ry="4"/>
  <ellipse cx="128" cy="120" rx="8" ry="3.2"/>
  <ellipse cx="118" cy="113" rx="6" ry="2.5"/>
  <ellipse cx="126" cy="107" rx="5" ry="2"/>
  </g>
  ${house(126, 104, 0.8, '#0b1636', '#e0784a')}
  <path d="M88 34a10 10 0 1 0 10 12 8 8 0 0 1-10-12z" fill="#dce4f7"/>`),
  window: oneLine(`
  <path d="M0 0h240v160H0z" fill="#1c3272"/>
  <path d="M80 0h80v86H80z" fill="#0b1636"/>
  <path d="M86 0h68v80H86z" fill="#294a9c"/>
  <path d="M86 58c20-14 40-4 68-14v36H86z" fill="#14254f"/>
  <path d="M118 0h4v80h-4z" fill="#0b1636"/>
  <path d="M0 112h240v12H0z" fill="#e0784a"/>
  <path d="M0 124h240v36H0z" fill="#a8471e"/>
  <path d="M90 88h28v18a6 6 0 0 1-6 6H96a6 6 0 0 1-6-6zM126 92h24v14a6 6 0 0 1-6 6h-12a6 6 0 0 1-6-6z" fill="#fff4d6"/>
  <path d="M90 88h28v4H90zM126 92h24v4h-24z" fill="#294a9c"/>
  <path d="M90 94h-3a5 5 0 0 0 0 10h3M150 97h3a4.5 4.5 0 0 1 0 9h-3" fill="none" stroke="#fff4d6" stroke-width="3"/>
  <path d="M100 82c-4-6 4-8 0-14M108 82c-4-6 4-8 0-14M138 86c-4-6 4-8 0-13" fill="none" stroke="#dce4f7" stroke-width="2" stroke-linecap="round"/>`),
  tree: oneLine(`
  <path d="M0 0h240v160H0z" fill="#1c3272"/>
  <path d="M0 104c70-22 140-8 240-22v78H0z" fill="#294a9c"/>
  <path d="M0 124c80-16 150-2 240-14v50H0z" fill="#14254f"/>
  <path d="M146 122c-4-30 0-42 2-58h8c2 22 0 34 6 58z" fill="#0b1636"/>
  <path d="M72 62c-16-4-14-26 4-28 6-20 34-26 50-14 22-12 50 2 50 20 16 8 10 28-8 28-24 6-60 2-96-6z" fill="#0b1636"/>
  ${house(116, 122, 0.72, '#14254f', '#e0784a')}
  <path d="M100 160c2-14 10-20 12-28h10c0 10 10 18 14 28z" fill="#e0784a"/>
  <path d="M70 146v-18M82 144v-17M94 143v-16M68 134l28-3M136 141v-16M148 141v-16M160 140v-16M134 131l28-2" stroke="#fff4d6" stroke-width="3" stroke-linecap="round"/>`),
  steps: oneLine(`
  <path d="M0 0h240v160H0z" fill="#1c3272"/>
  <path d="M0 70c60-20 140-30 240-50v140H0z" fill="#294a9c"/>
  <path d="M60 160v-24h38v-20h38V96h44v64z" fill="#14254f"/>
  <path d="M0 136h60v24H0zM180 96h60v64h-60z" fill="#14254f"/>
  <path d="M0 136h98v-20h38V96h104" fill="none" stroke="#e0784a" stroke-width="5"/>
  ${house(80, 134, 0.42, '#0b1636', '#e0784a')}
  ${house(117, 114, 0.5, '#0b1636', '#e0784a')}
  ${house(160, 94, 0.68, '#0b1636', '#e0784a')}
  <path d="M172 76h7v7h-7z" fill="#ffc845"/>
  <g fill="#dce4f7">
  <circle cx="96" cy="40" r="2"/>
  <circle cx="120" cy="24" r="1.5"/>
  <circle cx="142" cy="14" r="2"/>
  </g>`),
  doors: oneLine(`
  <path d="M0 0h240v160H0z" fill="#1c3272"/>
  <path d="M0 82c80-24 160-12 240-30v108H0z" fill="#294a9c"/>
  <path d="M0 100c80-14 160-4 240-12v72H0z" fill="#14254f"/>
  <path d="M66 98V66h108v32z" fill="#0b1636"/>
  <path d="M60 68l8-12h104l8 12z" fill="#e0784a"/>
  <g fill="#46609f">
  <path d="M76 76h8v9h-8zM92 76h8v9h-8zM140 76h8v9h-8zM156 76h8v9h-8z"/>
  </g>
  <path d="M112 98V80h16v18z" fill="#ffc845"/>
  <path d="M114 98h12c2 10 34 18 42 34h-12c-6-10-18-14-30-18l4 26h-20l4-26c-12 4-24 8-30 18H72c8-16 40-24 42-34z" fill="#e0784a"/>
  ${house(76, 140, 0.4, '#0b1636', '#e0784a')}
  ${house(120, 154, 0.44, '#0b1636', '#e0784a')}
  ${house(164, 140, 0.4, '#0b1636', '#e0784a')}`),
} as const;

export type DoorwayScene = keyof typeof doorways;
