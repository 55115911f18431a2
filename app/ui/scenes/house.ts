/** A lit house at dusk, the one thing all pictures share. */
export const house = (x: number, y: number, scale: number, wall: string, roof: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-30 0v-32L0-58l30 26V0z" fill="${wall}"/><path d="M-38-28L0-62l38 34-6 6L0-51l-32 29z" fill="${roof}"/><path d="M-8 0v-18a8 8 0 0 1 16 0V0z" fill="#ffc845"/></g>`;

/** Drawings are written on lines; the page gets them without. */
export const oneLine = (drawing: string) => drawing.replace(/\n\s*/g, '');
