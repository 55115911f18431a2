/** A script, bundled for old phones, as text (vite.config.ts). */
declare module '*?script' {
  const source: string;
  export default source;
}
