import type { VpcEndpoint } from '../../../model/inventory.js';
import { knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs } from './repository.js';

/** `com.amazonaws.eu-west-1.ecr.api`; an endpoint service of somebody's own is `com.amazonaws.vpce.…`. */
const awsService = /^(?:cn\.)?com\.amazonaws\.(?!vpce\.)[a-z0-9-]{1,30}(?:\.[a-z0-9-]{1,30}){1,3}$|^aws\.[a-z0-9.-]{1,60}$/;

export function redactEndpoint({ serviceName, type, vpc, address }: VpcEndpoint, redactor: Redactor): VpcEndpoint {
  const { identifiers, prose, words } = redactor;
  return {
    serviceName: knowable(prose, (name: string) => (awsService.test(name) ? name : words.text(name)))(serviceName),
    type: asItIs(redactor, type),
    vpc: knowable(prose, identifiers.any)(vpc),
    address: words.text(address),
  };
}
