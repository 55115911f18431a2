import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

/** Every address that the map does not have, and whatever the gate turned away. */
export function loader({ context }: LoaderFunctionArgs) {
  throw data(context.wait === null ? null : { minutes: context.wait }, {
    status: context.denied ?? 404,
  });
}

export function action({ context }: ActionFunctionArgs) {
  throw data(null, { status: context.denied ?? 404 });
}

export default function Page() {
  return null;
}
