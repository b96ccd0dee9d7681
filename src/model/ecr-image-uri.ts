import type { ImageReference } from './image-reference.js';

/** What the name of an image in a private registry of Amazon ECR says. A tag or digest that it does not name is empty. */
export type EcrImageName = Omit<ImageReference, 'by' | 'mayBeElsewhere'>;

/**
 * The hosts of private registries: those of IPv4 and dual-stack endpoints, FIPS ones too, in every partition. An interface endpoint
 * is reached by the same names, or by its own, which begins with `vpce-`.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
 */
const host =
  /^(?:(?<account>\d{12})\.)?(?<endpoint>vpce-[0-9a-z-]{1,80}\.)?dkr[.-]ecr(?:-fips)?\.(?<region>[a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2})\.(?:vpce\.)?(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|on\.aws|on\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const repositoryPart = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const longestRepository = 256;

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests, and the 300 characters of ECR's API. */
const imageTag = /^\w[\w.-]{0,299}$/;

/** Amazon ECR makes SHA-256; others are allowed. https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
const imageDigest = /^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9]+:[0-9a-f]{32,})$/;

/** True for the digest of an image, where one is expected: a short name with a commit as its tag looks like one too. */
export function isImageDigest(text: string): boolean {
  return imageDigest.test(text);
}

/** True for a text that begins with the host of a private registry of Amazon ECR. */
export function isOnEcr(uri: string): boolean {
  return hostOf(uri) !== null;
}

/**
 * Takes the name of an image in Amazon ECR apart: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/api:v1@sha256:…`.
 *
 * @returns Null for the image of another registry, ECR Public too, and for what is no name of an image.
 */
export function parseEcrImageUri(uri: string): EcrImageName | null {
  const registry = hostOf(uri);
  return registry === null ? null : parseIn(registry, uri.slice(uri.indexOf('/') + 1));
}

/**
 * Takes a name apart that says no registry: `team/api:v1`. Whose repository it is, it does not say.
 *
 * @returns Null for a name with a host, and for what no image in Amazon ECR can be called.
 */
export function parseHostlessName(name: string): EcrImageName | null {
  return hasHost(name) ? null : parseIn({ account: '', region: '' }, name);
}

/** What runtimes take for a host. https://github.com/distribution/reference/blob/main/normalize.go */
function hasHost(name: string): boolean {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}

function parseIn(registry: Pick<EcrImageName, 'account' | 'region'>, path: string): EcrImageName | null {
  const { name, tag, digest } = partsOf(path);
  if (!isRepositoryName(name)) return null;
  if ((tag !== null && !imageTag.test(tag)) || (digest !== null && !imageDigest.test(digest))) return null;
  return { ...registry, repository: name, tag: tag ?? '', digest: digest ?? '' };
}

function hostOf(uri: string): Pick<EcrImageName, 'account' | 'region'> | null {
  const slash = uri.indexOf('/');
  const groups = slash < 0 ? undefined : host.exec(uri.slice(0, slash))?.groups;
  if (groups === undefined) return null;
  const { account = '', endpoint = '', region = '' } = groups;
  return account === '' && endpoint === '' ? null : { account, region };
}

function partsOf(path: string): { readonly name: string; readonly tag: string | null; readonly digest: string | null } {
  const at = path.indexOf('@');
  const named = at < 0 ? path : path.slice(0, at);
  const colon = named.indexOf(':');
  return {
    name: colon < 0 ? named : named.slice(0, colon),
    tag: colon < 0 ? null : named.slice(colon + 1),
    digest: at < 0 ? null : path.slice(at + 1),
  };
}

function isRepositoryName(name: string): boolean {
  return name.length <= longestRepository && name.split('/').every((part) => repositoryPart.test(part));
}
