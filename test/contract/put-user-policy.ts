/** Gives the user `auditor` of an emulator one policy in place of the one it had. The emulator's root, `test`, needs no signature. */
export async function putUserPolicy(endpoint: string, document: object): Promise<void> {
  const scope = 'Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 ${scope}` },
    body: new URLSearchParams({
      Action: 'PutUserPolicy',
      Version: '2010-05-08',
      UserName: 'auditor',
      PolicyName: 'scan',
      PolicyDocument: JSON.stringify(document),
    }),
  });
  if (!answer.ok) throw new Error(`the policy was not taken: ${answer.status} ${await answer.text()}`);
}
