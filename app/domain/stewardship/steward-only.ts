import { holds, type SignedIn, type Viewer } from '#app/domain/people/people.ts';

/** A verb that gets past the gate without a steward is a mistake of ours, so it throws. */
export function stewardOnly(viewer: Viewer): SignedIn {
  if (!viewer.signedIn || !holds(viewer, 'steward')) throw new Error('Only a steward may do this.');
  return viewer;
}
