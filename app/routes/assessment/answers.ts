/** Where the phone's script sends each answer (app/phone/keep-answers.ts). */
import type { ActionFunctionArgs } from '@remix-run/node';
import { keepAnswers } from '#app/http/keep-answers.server.ts';

export async function action({ request, context, params }: ActionFunctionArgs) {
  const attempt = params.attempt!;
  const kept = await keepAnswers(request, context, attempt, { whole: false });
  if (!kept) return Response.json({ refused: 'not-found' }, { status: 404 });
  if ('refused' in kept) {
    return kept.refused === 'submitted'
      ? Response.json({ ...kept, to: `/attempts/${attempt}/result` }, { status: 409 })
      : Response.json(kept, { status: 422 });
  }
  const at = kept.saved.savedAt ?? context.now.toISOString();
  return Response.json({ time: context.say.hour(at, context.viewer.timeZone) });
}
