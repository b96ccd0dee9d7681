import { matchesGlob } from '../model/glob.js';
import type { Registry, Repository, ResourceTags } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import type { JudgedAs } from '../schema/generated/inventory-record.js';
import type { FactContext } from './context.js';
import { environmentInWords } from './environment-words.js';

/** The environment that something belongs to; the name is empty for none. `from` says why, for a person. */
export interface Environment {
  readonly name: string;
  readonly from: string;
}

const environmentTags = ['environment', 'env', 'stage'];

/** What tells the environment of a repository. */
export type Placed = Pick<Repository, 'name' | 'tags' | 'certainTags'>;

/** The environment of a repository of a redacted inventory is what its real name said, that of another what it says itself. */
export function environmentAs(judgedAs: JudgedAs | undefined, repository: Placed, registry: Registry, context: FactContext): Environment {
  if (judgedAs === undefined) return environmentOfRepository(repository, registry, context);
  return judgedAs.environment === '' ? environmentOfRun(registry, context) : { name: judgedAs.environment, from: judgedAs.from };
}

/** The environment of a repository: patterns of the config, its tag, its name, a root variable of the plan, `--env`, its account. */
export function environmentOfRepository(repository: Placed, registry: Registry, context: FactContext): Environment {
  const byConfig = configuredEnvironment(repository, registry, context);
  if (byConfig !== null) return byConfig;
  const tag = environmentOfTags(repository, context);
  if (tag.name !== '') return { name: tag.name, from: tag.from };
  const name = isUnknown(repository.name) ? '' : environmentInWords(repository.name);
  return withNote(name === '' ? environmentOfRun(registry, context) : { name, from: 'name' }, tag.passedOver);
}

/** The environment of what has no name or tags to tell it: the account in the config, a root variable of the plan, `--env`. */
export function environmentOfRegistry(registry: Registry, context: FactContext): Environment {
  for (const [name, { match }] of Object.entries(context.environments)) {
    if (hasAccount(match?.accounts, registry.account)) return { name, from: `config environments.${name}.match.accounts` };
  }
  return environmentOfRun(registry, context);
}

/** The environment of what says nothing of it itself: a root variable of the plan, `--env`, the one in whose accounts it is alone. */
function environmentOfRun({ account }: Pick<Registry, 'account'>, context: FactContext): Environment {
  for (const [variable, value] of context.environmentVariables) {
    const name = environmentOfValue(value, context);
    if (name !== '') return { name, from: `variable ${variable}` };
  }
  if (context.requestedEnvironment !== '') return { name: context.requestedEnvironment, from: '--env' };
  const [only, ...others] = Object.entries(context.environments).filter(([, { accounts }]) => hasAccount(accounts, account));
  if (only === undefined || others.length > 0) return { name: '', from: 'nothing tells it' };
  return { name: only[0], from: `config environments.${only[0]}.accounts` };
}

function configuredEnvironment(repository: Placed, registry: Registry, context: FactContext): Environment | null {
  for (const [name, { match }] of Object.entries(context.environments)) {
    const { names = [], tags = {}, accounts = [] } = match ?? {};
    const known = repository.name;
    if (!isUnknown(known) && names.some((glob) => matchesGlob(glob, known)))
      return { name, from: `config environments.${name}.match.names` };
    if (hasTag(repository.tags, tags)) return { name, from: `config environments.${name}.match.tags` };
    if (hasAccount(accounts, registry.account)) return { name, from: `config environments.${name}.match.accounts` };
  }
  return null;
}

function hasTag(tags: ResourceTags, wanted: Readonly<Record<string, string>>): boolean {
  if (isUnknown(tags)) return false;
  return Object.entries(wanted).some(([key, glob]) => {
    const value = tags[key];
    return typeof value === 'string' && matchesGlob(glob, value);
  });
}

function hasAccount(accounts: readonly string[] | undefined, account: Knowable<string>): boolean {
  return accounts !== undefined && !isUnknown(account) && accounts.includes(account);
}

/** A tag's value, or a variable's: our words, or the very name of an environment of the config. */
function environmentOfValue(value: string, context: FactContext): string {
  const configured = Object.keys(context.environments).find((name) => name.toLowerCase() === value.trim().toLowerCase());
  return configured ?? environmentInWords(value);
}

/** A tag that is certain tells the environment though there may be others that are not known. */
function environmentOfTags({ tags, certainTags }: Placed, context: FactContext): Environment & { readonly passedOver: string } {
  if (!isUnknown(tags)) return environmentIn(tags, context);
  const certain = environmentIn(certainTags, context);
  return certain.name === '' ? { name: '', from: '', passedOver: 'the tags are not known' } : certain;
}

function environmentIn(tags: Repository['certainTags'], context: FactContext): Environment & { readonly passedOver: string } {
  const passedOver: string[] = [];
  for (const wanted of environmentTags) {
    for (const [key, value] of Object.entries(tags)) {
      if (key.toLowerCase() !== wanted) continue;
      const name = isUnknown(value) ? '' : environmentOfValue(value, context);
      if (name !== '') return { name, from: `tag ${key}`, passedOver: '' };
      passedOver.push(
        isUnknown(value) ? `tag ${key} passed over: its value is not known` : `tag ${key} passed over: it names no environment`,
      );
    }
  }
  return { name: '', from: '', passedOver: passedOver.join('; ') };
}

function withNote(environment: Environment, note: string): Environment {
  return note === '' ? environment : { name: environment.name, from: `${environment.from} (${note})` };
}
