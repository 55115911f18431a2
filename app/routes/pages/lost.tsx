import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

/** Every address that the map does not have, and whatever the gate turned away. */
export function loader({ context }: LoaderFunctionArgs) {
  const told = context.wait === null ? context.trouble : { minutes: context.wait };
  throw data(told, { status: context.denied ?? 404 });
}

export function action({ context }: ActionFunctionArgs) {
  throw data(null, { status: context.denied ?? 404 });
}

export default function Page() {
  return null;
}
