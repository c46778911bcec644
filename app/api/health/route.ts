import { respond } from '../respond.ts';

/** Answers 200 once the console's configuration is usable and the Kubernetes API answers. */
export function GET(): Promise<Response> {
  return respond(async ({ kube, config }) => {
    const { gitVersion } = await kube.raw<{ gitVersion: string }>('GET', '/version');
    return { status: 'ok', mode: config.mode, kubernetes: gitVersion };
  });
}
