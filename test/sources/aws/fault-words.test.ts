import { describe, expect, it } from 'vitest';
import { errorFacts } from '../../../src/sources/aws/error-facts.js';
import { faultHint, faultReason } from '../../../src/sources/aws/fault-words.js';
import type { ReadPlace } from '../../../src/sources/aws/read-fault.js';

describe('what the service says is not there', () => {
  const facts = errorFacts(Object.assign(new Error('no'), { name: 'NotFoundException' }));
  const hintAt = (over: Partial<ReadPlace>) =>
    faultHint('gone', facts, {
      what: 'tags',
      permission: 'ecr:ListTagsForResource',
      place: { account: '111122223333', region: 'eu-west-1', ...over },
    });

  it('may have been there never', () => {
    expect(faultReason('gone', facts)).toBe('it is not there, or not any more (NotFoundException)');
  });

  it('was deleted where it is of a repository, which was listed before', () => {
    expect(hintAt({ repository: 'api' })).toBe('run it again: the repository, or what is in it, was deleted in the meantime');
  });

  it('was not deleted where it is of the registry', () => {
    expect(hintAt({})).toBe('run it again; if it stays, the service has none in this account and region');
  });
});
