/**
 * Where the phone's script sends each answer (app/phone/keep-answers.ts). What is spelt as the script
 * spells it was answered before it came here (app/http/phone-answers.server.ts), in the same words.
 */
import type { ActionFunctionArgs } from '@remix-run/node';
import { answerFields, replyToPhone } from '#app/http/keep-answers.server.ts';

export async function action({ request, context, params }: ActionFunctionArgs) {
  const fields = await answerFields(request);
  const { status, body, retryAfter } = await replyToPhone(fields, context, params.attempt!);
  const reply = Response.json(body, { status });
  if (retryAfter) reply.headers.set('Retry-After', String(retryAfter));
  return reply;
}
