/**
 * The shapes of JOURNEYHOME’s icons, drawn by hand on a 24-unit grid; the stroke comes from the
 * stylesheet (.icon). An icon always stands beside a word and is hidden from screen readers.
 */
export interface IconShape {
  viewBox: string;
  paths: string;
}

export const iconShapes = {
  logo: {
    viewBox: '0 0 32 32',
    paths:
      '<path d="M2 27c4 0 4-4.5 8.5-4.5S14 27 18 27h10V14.5L20 7l-8.5 8"/><path d="M18.5 27v-7a2.5 2.5 0 0 1 5 0v7z" fill="#ffc845" stroke="none"/>',
  },
  's-none': {
    viewBox: '0 0 24 24',
    paths: '<path d="M4 11l8-7 8 7v9H4z"/>',
  },
  's-going': {
    viewBox: '0 0 24 24',
    paths: '<path d="M4 11l8-7 8 7v9H4z"/><path d="M4 13.5h16V20H4z" fill="currentColor"/>',
  },
  's-done': {
    viewBox: '0 0 24 24',
    paths:
      '<path d="M4 11l8-7 8 7v9H4z" fill="currentColor"/><path d="M8.5 13.5l2.5 2.5 4.5-5" stroke="var(--mark,var(--paper))"/>',
  },
  's-overdue': {
    viewBox: '0 0 24 24',
    paths:
      '<path d="M12 3.5L22 20.5H2z" fill="currentColor"/><path d="M12 10v4.5M12 17.5v.1" stroke="var(--mark,var(--paper))"/>',
  },
  's-expiring': {
    viewBox: '0 0 24 24',
    paths: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
  },
  's-excused': {
    viewBox: '0 0 24 24',
    paths: '<path d="M6 12h12"/>',
  },
  home: {
    viewBox: '0 0 36 36',
    paths:
      '<path d="M6 17L18 6l12 11v13H6z" stroke-width="2.5"/><path d="M14.5 30v-7a3.5 3.5 0 0 1 7 0v7" stroke-width="2.5"/>',
  },
  'home-lit': {
    viewBox: '0 0 36 36',
    paths:
      '<path d="M6 17L18 6l12 11v13H6z" fill="#14254f" stroke-width="2.5"/><path d="M14.5 30v-7a3.5 3.5 0 0 1 7 0v7z" fill="#ffc845" stroke="none"/>',
  },
  next: {
    viewBox: '0 0 24 24',
    paths: '<path d="M4 12h16m-6-6l6 6-6 6"/>',
  },
  back: {
    viewBox: '0 0 24 24',
    paths: '<path d="M20 12H4m6-6l-6 6 6 6"/>',
  },
  tick: {
    viewBox: '0 0 24 24',
    paths: '<path d="M4 13l5 5L20 6"/>',
  },
  cross: {
    viewBox: '0 0 24 24',
    paths: '<path d="M6 6l12 12M18 6L6 18"/>',
  },
  phone: {
    viewBox: '0 0 24 24',
    paths: '<rect x="6" y="2" width="12" height="20" rx="2"/><path d="M9.5 12l2 2 3.5-4"/>',
  },
  unsent: {
    viewBox: '0 0 24 24',
    paths: '<rect x="6" y="2" width="12" height="20" rx="2"/><path d="M12 16V8m-3 3l3-3 3 3"/>',
  },
  sending: {
    viewBox: '0 0 24 24',
    paths: '<path d="M12 20V5m-6 6l6-6 6 6"/>',
  },
  cut: {
    viewBox: '0 0 24 24',
    paths:
      '<path d="M3 3l18 18M5 12.5a10 10 0 0 1 3-2M19 12.5a10 10 0 0 0-6-3M8.5 16a5 5 0 0 1 5-1M12 19.5v.1"/>',
  },
  down: {
    viewBox: '0 0 24 24',
    paths: '<path d="M12 4v11m-5-5l5 5 5-5M4 20h16"/>',
  },
  lamp: {
    viewBox: '0 0 24 24',
    paths:
      '<path d="M9.5 5a2.5 2.5 0 0 1 5 0M8.5 6.5h7M9 6.5c-4 3.5-4 7.5 0 10.5h6c4-3 4-7 0-10.5M8 17h8l1 4.5H7z"/><path d="M12 15c2-1.5 1.5-3.5 0-5-1.5 1.5-2 3.5 0 5z" fill="currentColor" stroke="none"/>',
  },
  fork: {
    viewBox: '0 0 24 24',
    paths:
      '<path d="M12 21v-7C12 9 6 10 6 4M12 14c0-5 6-4 6-10M3.5 6.5L6 4l2.5 2.5M15.5 6.5L18 4l2.5 2.5"/>',
  },
  tree: {
    viewBox: '0 0 24 24',
    paths:
      '<path d="M12 21v-8m0 4l4-3.5M7.5 16a4 4 0 0 1-1.5-7.5 6 6 0 0 1 12 0 4 4 0 0 1-1.5 7.5M8 21h8"/>',
  },
  paper: {
    viewBox: '0 0 24 24',
    paths: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
  },
  people: {
    viewBox: '0 0 24 24',
    paths:
      '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5"/>',
  },
  calendar: {
    viewBox: '0 0 24 24',
    paths: '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3v4M15.5 3v4"/>',
  },
  print: {
    viewBox: '0 0 24 24',
    paths: '<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"/>',
  },
  key: {
    viewBox: '0 0 24 24',
    paths: '<circle cx="7.5" cy="12" r="4"/><path d="M11.5 12H21v4M17 12v3"/>',
  },
  info: {
    viewBox: '0 0 24 24',
    paths: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.5v.1"/>',
  },
  again: {
    viewBox: '0 0 24 24',
    paths: '<path d="M19.5 12A7.5 7.5 0 1 1 17 6.5M17 2.5v4.5h-4.5"/>',
  },
  plus: {
    viewBox: '0 0 24 24',
    paths: '<path d="M12 5v14M5 12h14"/>',
  },
  lock: {
    viewBox: '0 0 24 24',
    paths: '<path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3"/>',
  },
} as const satisfies Record<string, IconShape>;

export type IconName = keyof typeof iconShapes;
