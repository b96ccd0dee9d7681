import type { AwsService } from '../../../src/sources/aws/aws-services.js';
import { type FakeCall, Refusal } from '../fake-call.js';
import { cloudWatchOperations } from './cloudwatch.js';
import { ec2Operations } from './ec2.js';
import { imageOperations } from './ecr-images.js';
import { previewOperations } from './ecr-previews.js';
import { publicOperations } from './ecr-public.js';
import { registryOperations } from './ecr-registry.js';
import { repositoryOperations } from './ecr-repositories.js';
import { eventOperations, logOperations } from './events-and-logs.js';
import { accountOperations, organizationOperations, stsOperations } from './identity.js';
import { inspectorOperations } from './inspector.js';
import { kmsOperations } from './kms.js';
import type { Operation, Operations } from './operation.js';

const operationsOf: { readonly [S in AwsService]: Operations } = {
  account: accountOperations,
  cloudwatch: cloudWatchOperations,
  ec2: ec2Operations,
  ecr: { ...repositoryOperations, ...imageOperations, ...previewOperations, ...registryOperations },
  'ecr-public': publicOperations,
  events: eventOperations,
  inspector2: inspectorOperations,
  kms: kmsOperations,
  logs: logOperations,
  organizations: organizationOperations,
  sts: stsOperations,
};

/** Every operation that the fake knows, as service and operation. */
export const knownOperations = Object.entries(operationsOf).flatMap(([service, operations]) =>
  Object.keys(operations).map((name) => `${service}:${name}`),
);

/** The operation that a call is for. @throws Refusal for one that the fake does not know. */
export function operationFor({ service, operation }: FakeCall): Operation {
  const found = operationsOf[service][operation];
  if (found === undefined) throw new Refusal('UnknownOperationException', `${service} does not know ${operation}`);
  return found;
}
