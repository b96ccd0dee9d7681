import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::123456789012:user/planner</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>`;

// Not a 5xx, which the provider would try again.
const refusal = '<ErrorResponse><Error><Code>AccessDenied</Code><Message>nothing but identity here</Message></Error></ErrorResponse>';

/** An AWS that knows who is asking and nothing else: all that the provider needs to plan what is not there yet. */
export async function startIdentityStub(): Promise<{ readonly endpoint: string; readonly stop: () => void }> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const known = body.includes('Action=GetCallerIdentity');
    response.writeHead(known ? 200 : 403, { 'content-type': 'text/xml' }).end(known ? identity : refusal);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${portOf(server.address())}`, stop: () => server.close() };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the stub has no port');
  return address.port;
}
