import type { LoaderFunctionArgs } from '@remix-run/node';
import { sendPhoneScript } from '#app/http/phone-script.server.ts';

export const loader = ({ request }: LoaderFunctionArgs) => sendPhoneScript(request);
