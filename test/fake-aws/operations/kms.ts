import type * as Kms from '@aws-sdk/client-kms';
import { Refusal } from '../fake-call.js';
import { type Operations, operation } from './operation.js';

/** KMS: a key by its id or ARN. */
export const kmsOperations: Operations = {
  DescribeKey: operation<Kms.DescribeKeyRequest, Kms.DescribeKeyResponse>(({ KeyId }, { region }) => {
    const found = region.keys.find((key) => key.KeyId === KeyId || key.Arn === KeyId);
    if (found === undefined) throw new Refusal('NotFoundException', `Key '${KeyId}' does not exist`);
    return { KeyMetadata: found };
  }),
};
