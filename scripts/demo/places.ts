/** One account in one region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

export const production = '111122223333';
export const trials = '444455556666';
export const tools = '777788889999';

/** Another company, which carries parcels for this one. */
export const carrier = '123456789012';

export const home = 'eu-central-1';
export const second = 'us-east-1';

export const organization = 'o-k7estrel42';

export function registryKey({ account, region }: Place): string {
  return `${account}/${region}`;
}

export function repositoryArn({ account, region }: Place, name: string): string {
  return `arn:aws:ecr:${region}:${account}:repository/${name}`;
}

export function publicArn({ account }: Place, name: string): string {
  return `arn:aws:ecr-public::${account}:repository/${name}`;
}

export function rootOf(account: string): string {
  return `arn:aws:iam::${account}:root`;
}
