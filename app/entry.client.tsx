import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

// Loaded only by pages whose route says `handle = { hydrate: true }`.
startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
