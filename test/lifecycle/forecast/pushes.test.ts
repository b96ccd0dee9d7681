import { describe, expect, it } from 'vitest';
import { pushesOf } from '../../../src/lifecycle/forecast/pushes.js';
import { daysAgo, imageOf, repositoryOf } from '../simulation/repository-fixture.js';
import { indexType } from './pipeline-fixture.js';

const named = (given: Parameters<typeof pushesOf>[0]): readonly string[] =>
  pushesOf(given)
    .map(({ main, others }) => [main, ...others].map(({ digest }) => digest).join('+'))
    .sort();

const index = (digest: string, days = 0) => imageOf(digest, { mediaType: indexType, pushedAt: daysAgo(days) });

describe('pushesOf', () => {
  it.each([
    ['nothing of an empty repository', repositoryOf([]), []],
    ['each image by itself', repositoryOf([imageOf('a'), imageOf('b')]), ['a', 'b']],
    ['an index with its children', repositoryOf([imageOf('a'), imageOf('b'), index('i')], { i: ['a', 'b'] }), ['i+a+b']],
    ['an index in an index', repositoryOf([imageOf('a'), index('i'), index('o')], { o: ['i'], i: ['a'] }), ['o+a+i']],
    ['an image with its signature', repositoryOf([imageOf('a'), imageOf('s', { subject: 'a' })]), ['a+s']],
    [
      'the signature of a child with the index',
      repositoryOf([imageOf('a'), imageOf('s', { subject: 'a' }), index('i')], { i: ['a'] }),
      ['i+a+s'],
    ],
    [
      'a child of two indexes with the older',
      repositoryOf([imageOf('a'), index('i', 1), index('j', 2)], { i: ['a'], j: ['a'] }),
      ['i', 'j+a'],
    ],
    ['a signature by itself whose subject is gone', repositoryOf([imageOf('s', { subject: 'a' })]), ['s']],
    ['a child by itself whose index is gone', repositoryOf([imageOf('a')], { i: ['a'] }), ['a']],
    ['a child by itself whose manifest was not read', repositoryOf([imageOf('a'), index('i')]), ['a', 'i']],
    ['what lists itself', repositoryOf([index('i')], { i: ['i'] }), ['i']],
    ['what lists each other', repositoryOf([index('j'), index('i'), imageOf('a')], { i: ['j', 'a'], j: ['i'] }), ['i+a+j']],
    [
      'what refers to each other',
      repositoryOf([imageOf('r', { subject: 't' }), imageOf('t', { subject: 'r' }), imageOf('u', { subject: 't' })]),
      ['r+t+u'],
    ],
  ])('finds %s', (_, given, pushes) => {
    expect(named(given)).toEqual(pushes);
    expect(named({ ...given, images: [...given.images].reverse() })).toEqual(pushes);
  });

  it('follows a long chain of what refers to what', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => imageOf(`c${at}`, { subject: `c${at - 1}` }));
    expect(pushesOf(repositoryOf(chain))).toHaveLength(1);
  });
});
