import type { ImageReference } from './image-reference.js';

/** What the name of an image in a private registry of Amazon ECR says. A tag or digest that it does not name is empty. */
export type EcrImageName = Omit<ImageReference, 'by' | 'mayBeElsewhere'>;

/**
 * The hosts of private registries: those of IPv4 and dual-stack endpoints, FIPS ones too, in every partition, and of proxies that keep
 * the name. An interface endpoint is reached by the same names, or by its own, which begins with `vpce-`. No other registry is called
 * so: where account or region cannot be read, it is still one. Names of hosts know no case; a dot or a port may end them.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
 */
const host =
  /^(?:(?<owner>[^/]*)\.)?dkr[.-]ecr(?:-fips)?(?=[.:])(?:\.(?<region>[a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2})(?=[.:/]))?[^/]*\//i;

/** The account, where a host begins with it: one that lost its leading zero is none. */
const ownAccount = /^\d{12}(?=\.|$)/;

/** Where such a host follows that of a proxy, with the account, since what follows a host may be any path. */
const proxied = /\/\d{12}\.dkr[.-]ecr/i;

/** Runtimes and tools put before a name what fetches the image. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodStatus */
const scheme = /^[a-z][a-z0-9+.-]{0,39}:\/\//i;

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

/** The name of an image without what fetches it: `docker-pullable://`. */
export function withoutScheme(name: string): string {
  return name.replace(scheme, '');
}

/** True for a text that begins with the host of a private registry of Amazon ECR, or with a proxy before it. */
export function isOnEcr(uri: string): boolean {
  return placeOf(uri) !== null;
}

/**
 * Takes the name of an image in Amazon ECR apart: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/api:v1@sha256:…`.
 *
 * @returns Null for the image of another registry, ECR Public too, and for what is no name of an image.
 */
export function parseEcrImageUri(uri: string): EcrImageName | null {
  const place = placeOf(uri);
  return place === null ? null : parseIn(place, place.path);
}

/**
 * Takes a name apart that says no registry: `team/api:v1`. Whose repository it is, it does not say.
 *
 * @returns Null for a name with a host, and for what no image in Amazon ECR can be called.
 */
export function parseHostlessName(name: string): EcrImageName | null {
  return hostOf(name) === '' ? parseIn({ account: '', region: '' }, withoutScheme(name)) : null;
}

/** What runtimes take for a host; empty where there is none. https://github.com/distribution/reference/blob/main/normalize.go */
export function hostOf(name: string): string {
  const whole = withoutScheme(name);
  const first = whole.slice(0, Math.max(whole.indexOf('/'), 0));
  return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase() ? first : '';
}

function parseIn({ account, region }: Pick<EcrImageName, 'account' | 'region'>, path: string): EcrImageName | null {
  const { name, tag, digest } = partsOf(path);
  if (!isRepositoryName(name)) return null;
  if ((tag !== null && !imageTag.test(tag)) || (digest !== null && !imageDigest.test(digest))) return null;
  return { account, region, repository: name, tag: tag ?? '', digest: digest ?? '' };
}

interface EcrPlace {
  readonly account: string;
  readonly region: string;
  /** What follows the host. */
  readonly path: string;
}

function placeOf(uri: string): EcrPlace | null {
  if (hostOf(uri) === '') return null;
  const name = withoutScheme(uri);
  const behind = name.search(proxied);
  return placeIn(name) ?? (behind < 0 ? null : placeIn(name.slice(behind + 1)));
}

function placeIn(name: string): EcrPlace | null {
  const match = host.exec(name);
  if (match === null) return null;
  const { owner = '', region = '' } = match.groups ?? {};
  const [account = ''] = ownAccount.exec(owner) ?? [];
  return { account, region: region.toLowerCase(), path: name.slice(match[0].length) };
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
