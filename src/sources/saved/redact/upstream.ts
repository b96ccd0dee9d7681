import type { Words } from './words.js';

/** Registries that everybody knows: which one it is decides whether credentials are needed. */
const publicRegistries = [
  ...['registry-1.docker.io', 'docker.io', 'ghcr.io', 'quay.io', 'cgr.dev', 'public.ecr.aws', 'registry.k8s.io', 'registry.gitlab.com'],
  ...['mcr.microsoft.com', 'gcr.io'],
];
/** The registry of somebody at a provider. https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html */
const provider = /^(.*?)(\.azurecr\.(?:io|cn|us)|\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?|\.pkg\.dev|\.gcr\.io)$/i;

/** Redacts the URL of an upstream registry: the provider stays, whose registry it is there does not. */
export function redactUpstream(url: string, words: Words): string {
  const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)?([^/]*)(.*)$/is.exec(url) ?? [];
  if (publicRegistries.includes(host.toLowerCase())) return scheme + host + words.text(path);
  const [, owner, at] = provider.exec(host) ?? [];
  return owner === undefined ? scheme + words.text(host + path) : `${scheme}${words.text(owner)}${at}${words.text(path)}`;
}
