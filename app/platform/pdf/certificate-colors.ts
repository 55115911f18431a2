/** The light palette of the design. Earth is the way walked; lamp is home. */
export const ink = '#16213a';
export const softInk = '#46526b';
export const night = '#14254f';
export const dusk = '#46609f';
export const earth = '#a8471e';
export const lamp = '#ffc845';
export const paper = '#ffffff';
