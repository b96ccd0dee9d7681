import { describe, expect, it } from 'vitest';
import { createFacts } from '../../src/facts/facts.js';
import { registryOpenings, repositoryOpenings } from '../../src/facts/openings.js';
import { isUnknown } from '../../src/model/unknown.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';

const later = '? known-after-apply';
const pull = 'ecr:BatchGetImage';
const allow = (principal: unknown, action: string | readonly string[] = pull, condition?: unknown) => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 's', Effect: 'Allow', Principal: principal, Action: action, ...(condition === undefined ? {} : { Condition: condition }) },
  ],
});
const root = (account: string): unknown => ({ AWS: `arn:aws:iam::${account}:root` });
const own = allow(root('111122223333'));
const other = allow(root('444455556666'));
const organisation = { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } };

/** Who is let in that was not; undefined in the place of a policy stands for none. */
const openedTo = (before: unknown, after: unknown, account: string | null = '111122223333'): unknown => {
  const registry = registryOf({ account });
  const given = (policy: unknown) => repositoryOf(policy === undefined ? {} : { policy }, registry);
  const found = repositoryOpenings(given(before), given(after), registry, createFacts(contextOf()));
  return isUnknown(found) ? `? ${found.unknown}` : found.map(({ who, actions }) => `${who}: ${actions.join(', ')}`);
};

describe('what a repository policy opens', () => {
  it.each([
    ['nothing, where it stays as it is', other, other, 0],
    ['nothing, in another order and layout', other, JSON.stringify(other, null, 4), 0],
    ['nothing, with an account id for its root', other, allow({ AWS: '444455556666' }), 0],
    ['nothing to the own account', undefined, own, 0],
    ['the repository to another account, as a first policy', undefined, other, 1],
    ['the repository to another account beside', own, other, 1],
    ['another action', other, allow(root('444455556666'), [pull, 'ecr:PutImage']), 1],
    ['nothing by an action less', allow(root('444455556666'), [pull, 'ecr:PutImage']), other, 0],
    ['nothing by its removal', other, undefined, 0],
    ['nothing by a condition more', allow('*'), allow('*', pull, organisation), 0],
    ['the repository by a condition less', allow('*', pull, organisation), allow('*'), 1],
  ])('%s', (_, before, after, count) => {
    expect(openedTo(before, after)).toHaveLength(count);
  });

  it.each([
    ['the text after is not known', own, null, later],
    ['the text before is not known', null, other, later],
    ['whether there is one is not known', own, 'not known', later],
    ['whether there was one is not known', 'not known', other, later],
    ['it cannot be read', own, 'no JSON', '? ambiguous'],
    ['it could not be read', 'no JSON', other, '? ambiguous'],
    ['it goes, whatever it was', null, undefined, []],
  ])('where %s', (_, before, after, expected) => {
    expect(openedTo(before, after)).toEqual(expected);
  });

  it('is not certain where the own account is not known, unless it is anyone', () => {
    expect(openedTo(undefined, other, null)).toMatch(/^\? /);
    expect(openedTo(undefined, allow('*'), null)).toHaveLength(1);
  });
});

describe('what a registry policy opens', () => {
  const replicate = allow(root('444455556666'), 'ecr:ReplicateImage');
  const openings = (before: unknown, after: unknown): unknown => {
    const side = (policy: unknown) => registryOf(policy === undefined ? {} : { policy });
    const found = registryOpenings(side(before), side(after), createFacts(contextOf()));
    return isUnknown(found) ? `? ${found.unknown}` : found.map(({ what, before: was }) => `${what}: ${was}`);
  };

  it.each([
    ['a first policy', undefined, replicate, ['registry policy: not granted']],
    ['the same policy', replicate, replicate, []],
    ['its removal', replicate, undefined, []],
    ['a text that is not known', replicate, null, later],
  ])('%s', (_, before, after, expected) => {
    expect(openings(before, after)).toEqual(expected);
  });
});
