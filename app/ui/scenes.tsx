/** Pictures: one palette, one hour of the day. Dusk, with a light on at home. No faces, no text. */
import { certificate } from './scenes/certificate.ts';
import { doorways, type DoorwayScene } from './scenes/doorways.ts';
import { hero, lane, river, stools } from './scenes/landscapes.ts';

interface Picture {
  viewBox: string;
  drawing: string;
  className?: string;
  /** Where to cut what does not fit. */
  keep?: 'middle' | 'foot';
}

function Scene({ viewBox, drawing, className = 'scene', keep = 'middle' }: Picture) {
  return (
    <svg
      className={className}
      viewBox={viewBox}
      preserveAspectRatio={keep === 'foot' ? 'xMaxYMax slice' : 'xMidYMid slice'}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: drawing }}
    />
  );
}

/** The road home, across the visitor's welcome. */
export const HeroScene = () => <Scene viewBox="0 0 1200 400" drawing={hero} keep="foot" />;

/** The end of the road, at the foot of a night house. */
export const LaneScene = () => <Scene viewBox="0 0 700 200" drawing={lane} keep="foot" />;

/** Stools under a tree: people who meet. */
export const StoolsScene = () => (
  <Scene viewBox="0 0 400 160" drawing={stools} className="scene wide" />
);

/** A ford where stones are missing: the way stops here. */
export const RiverScene = () => (
  <Scene viewBox="0 0 400 160" drawing={river} className="scene wide" />
);

/** The way home as it is printed on a certificate; on a phone its lower part. */
export const CertificateScene = () => (
  <Scene viewBox="0 0 297 210" drawing={certificate} keep="foot" />
);

/** A course’s picture; one whose name is unknown gets the footsteps. */
export function Doorway({ scene }: { scene: string }) {
  const known = Object.hasOwn(doorways, scene) ? (scene as DoorwayScene) : 'footsteps';
  return <Scene viewBox="0 0 240 160" drawing={doorways[known]} className="doorway" />;
}
