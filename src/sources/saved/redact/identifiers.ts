import { redactAddress } from './addresses.js';
import type { Cipher } from './cipher.js';
import type { Names } from './names.js';
import type { Words } from './words.js';

/** Puts pseudonyms in the place of what AWS names things by. */
export interface Identifiers {
  /** An ARN, or a pattern of ARNs; its service, region and kind of resource stay. */
  readonly arn: (text: string) => string;
  /** Whatever a policy may name: an ARN, an account, a principal's id, an organisation, a VPC, an address, or words. */
  readonly any: (text: string) => string;
  /** The ids in a text; what stands between them becomes what `rest` makes of it. */
  readonly within: (text: string, rest: (text: string) => string) => string;
  /** A canonical user id, of which every digit says whose it is. */
  readonly secretHex: (text: string) => string;
}

const resourceKinds = new Set([
  ...['role', 'user', 'root', 'group', 'policy', 'assumed-role', 'federated-user', 'saml-provider', 'oidc-provider', 'instance-profile'],
  ...['repository', 'key', 'alias', 'function', 'log-group', 'secret', 'rule', 'event-bus', 'topic', 'cluster', 'service', 'task'],
  ...['task-definition', 'project', 'stateMachine', 'parameter', '/signing-profiles', 'vpc-endpoint', 'pod', 'deliverystream', 'stream'],
]);

/** `vpc-0a1b…`, `vpce-…`, `o-…`, `r-…`, `ou-…`: the kind stays. https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const prefixedId = /(?<![\w-])(?:(?:vpc|vpce|subnet|sg)-[0-9a-f*?]+|(?:o|r|ou)-[0-9a-z*?-]+)(?![\w-])/g;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const uniqueId = /^(A[A-Z]{3})([A-Z0-9]{8,})/;
const uuid = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/g;

const instant = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,12}Z?)?$/;
const serviceHosts = /^(?:[a-z0-9-]+\.)+amazonaws\.com(?:\.cn)?$|^(?:accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/;
const publicHosts = /^(?:cognito-identity\.amazonaws\.com|token\.actions\.githubusercontent\.com|gitlab\.com)(?=[/:]|$)/;

export function createIdentifiers(words: Words, cipher: Cipher, names: Names): Identifiers {
  function arn(text: string): string {
    const parts = /^(arn):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(text);
    if (parts === null) return plain(text);
    const [, , partition = '', service = '', region = '', account = '', resource = ''] = parts;
    const place = [service, region].map((part) => (/^[a-z0-9*?-]{0,30}$/.test(part) ? part : words.text(part)));
    const shownPartition = /^(?:aws[a-z-]{0,10}|\*)$/.test(partition) ? partition : words.text(partition);
    return ['arn', shownPartition, ...place, accountField(account), resourceOf(service, resource)].join(':');
  }

  function accountField(text: string): string {
    return /[^0-9*?]/.test(text) ? withVariables(text, words.text) : text.replace(/[0-9]+/g, words.account);
  }

  function resourceOf(service: string, resource: string): string {
    const [, kind = '', separator = '', rest = ''] = /^(\/?[A-Za-z-]+)([:/])(.*)$/s.exec(resource) ?? [];
    if (!resourceKinds.has(kind)) return resourceKinds.has(resource) ? resource : plain(resource);
    if (kind === 'repository' && service.startsWith('ecr')) return `${kind}${separator}${withVariables(rest, names.pattern)}`;
    return `${kind}${separator}${plain(rest)}`;
  }

  function plain(text: string): string {
    return withVariables(text, (part) => {
      if (serviceHosts.test(part)) return part;
      const [host = ''] = publicHosts.exec(part) ?? [];
      return host + replaceIds(part.slice(host.length), words.text);
    });
  }

  function replaceIds(text: string, rest: (text: string) => string): string {
    const id = uniqueId.exec(text);
    if (id !== null) return `${id[1]}${cipher.spell(id[2] ?? '')}${replaceIds(text.slice(id[0].length), rest)}`;
    const pieces = splitOff(text, new RegExp(`${uuid.source}|${prefixedId.source}`, 'g'));
    return pieces.map(({ found, text: piece }) => (found ? identifier(piece) : rest(piece))).join('');
  }

  function identifier(text: string): string {
    const kind = /^(?:vpce?|subnet|sg|o|r|ou)-/.exec(text)?.[0] ?? '';
    return kind + cipher.spell(text.slice(kind.length));
  }

  function any(text: string): string {
    if (text.startsWith('arn:')) return arn(text);
    if (instant.test(text)) return text;
    return redactAddress(text, cipher) ?? plain(text);
  }

  return { arn, any, within: replaceIds, secretHex: (text) => (/^[0-9a-f]{64}$/.test(text) ? cipher.hex(text) : words.text(text)) };
}

/** Policy variables (`${aws:ResourceAccount}`) stay, and the texts between them become what `redact` makes of them. */
function withVariables(text: string, redact: (part: string) => string): string {
  return splitOff(text, /\$\{[a-z0-9-]+:[A-Za-z]+\}/g)
    .map(({ found, text: part }) => (found || part === '' ? part : redact(part)))
    .join('');
}

interface Piece {
  readonly found: boolean;
  readonly text: string;
}

function splitOff(text: string, pattern: RegExp): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push({ found: false, text: text.slice(at, match.index) }, { found: true, text: match[0] });
    at = match.index + match[0].length;
  }
  return [...pieces, { found: false, text: text.slice(at) }];
}
