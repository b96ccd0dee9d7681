import { any, archive, keep, policyOf, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { type Case, expireOld, keepTwo, old, pushedAgo } from './case.js';
import { imageOf, repositoryOf } from './repository-fixture.js';

/** An index `list` with two children, and an image that was pushed before them. */
const multi = repositoryOf(
  [
    old('before'),
    imageOf('child-1', pushedAgo(20)),
    imageOf('child-2', pushedAgo(19)),
    imageOf('list', { ...pushedAgo(18), tags: ['v1'] }),
  ],
  { list: ['child-1', 'child-2'] },
);

export const children: readonly Case[] = [
  {
    name: 'children take places, and are held',
    policy: keepTwo,
    repository: multi,
    assumed: { 'index-children': 'counted' },
    deeds: { before: 'expire', 'child-1': 'held' },
  },
  { name: 'children take no places', policy: keepTwo, repository: multi, assumed: { 'index-children': 'not-counted' }, deeds: {} },
  {
    name: 'children that take no places are taken by age all the same',
    policy: policyOf(rule(1, untagged, pushed(7))),
    repository: multi,
    assumed: { 'index-children': 'not-counted' },
    deeds: { before: 'expire', 'child-1': 'held', 'child-2': 'held' },
  },
  {
    name: 'children of an archived index are images like any other',
    policy: keepTwo,
    repository: repositoryOf([old('a'), old('b', pushedAgo(29)), old('c', pushedAgo(28)), old('list', { status: 'ARCHIVED' })], {
      list: ['a', 'b', 'c'],
    }),
    assumed: { 'index-children': 'not-counted' },
    deeds: { a: 'expire' },
  },
];

export const expireVersions = policyOf(rule(1, untagged, pushed(7)), rule(2, prefixes('v'), pushed(7)));
const nested = repositoryOf([old('image'), old('inner'), old('outer', { tags: ['v1'] })], { inner: ['image'], outer: ['inner'] });
export const listedTwice = repositoryOf([old('image'), old('a-goes', { tags: ['v1'] }), old('b-stays', { tags: ['x'] })], {
  'a-goes': ['image'],
  'b-stays': ['image'],
});

export const leavingIndex: readonly Case[] = [
  {
    name: 'an index that goes holds its children still',
    policy: expireVersions,
    repository: nested,
    assumed: { 'leaving-index': 'holds-children' },
    deeds: { outer: 'expire', inner: 'held', image: 'held' },
  },
  {
    name: 'an index that goes frees its children, and these theirs',
    policy: expireVersions,
    repository: nested,
    assumed: { 'leaving-index': 'frees-children' },
    deeds: { outer: 'expire', inner: 'expire', image: 'expire' },
  },
  {
    name: 'an index that is archived frees its children too',
    policy: policyOf(rule(1, untagged, pushed(7)), rule(2, prefixes('v'), pushed(7), archive)),
    repository: nested,
    assumed: { 'leaving-index': 'frees-children' },
    deeds: { outer: 'transition', inner: 'expire', image: 'expire' },
  },
  {
    name: 'a child is held until its last index is gone',
    policy: expireVersions,
    repository: listedTwice,
    assumed: { 'leaving-index': 'frees-children' },
    deeds: { 'a-goes': 'expire', image: 'held' },
  },
  {
    name: 'a freed child that no rule takes stays',
    policy: policyOf(rule(1, prefixes('v'), pushed(7))),
    repository: nested,
    assumed: { 'leaving-index': 'frees-children' },
    deeds: { outer: 'expire' },
  },
  {
    name: 'a signature that an index lists goes with its subject when the index has gone, whichever is looked at first',
    policy: expireVersions,
    repository: repositoryOf(
      [old('subject', { tags: ['v2'] }), old('signature', { subject: 'subject' }), old('inner'), old('outer', { tags: ['v1'] })],
      { inner: ['signature'], outer: ['inner'] },
    ),
    assumed: { 'leaving-index': 'frees-children' },
    deeds: { subject: 'expire', signature: 'expire', inner: 'expire', outer: 'expire' },
  },
];

const signed = repositoryOf([
  old('subject', { tags: ['v1'] }),
  old('signature', { subject: 'subject' }),
  old('alone', { subject: 'gone' }),
]);

export const referrers: readonly Case[] = [
  {
    name: 'a signature whose subject is there is not selected; one whose subject is gone is',
    policy: policyOf(rule(1, untagged, pushed(7))),
    repository: signed,
    assumed: { referrers: 'with-subject' },
    deeds: { alone: 'expire' },
  },
  {
    name: 'a signature is selected like any image',
    policy: policyOf(rule(1, untagged, pushed(7))),
    repository: signed,
    assumed: { referrers: 'like-any-image' },
    deeds: { alone: 'expire', signature: 'expire' },
  },
  {
    name: 'a signature takes no place in a count',
    policy: policyOf(rule(1, any, keep(2))),
    repository: signed,
    assumed: { referrers: 'with-subject' },
    deeds: {},
  },
  {
    name: 'a signature takes a place in a count',
    policy: policyOf(rule(1, untagged, keep(1))),
    repository: signed,
    assumed: { referrers: 'like-any-image' },
    deeds: { signature: 'expire' },
  },
  {
    name: 'an SBOM goes with its subject, and its own signature with it, though no rule selects them',
    policy: policyOf(rule(1, prefixes('v'), pushed(7), archive)),
    repository: repositoryOf([
      old('subject', { tags: ['v1'] }),
      old('sbom', { subject: 'subject' }),
      old('signature', { subject: 'sbom' }),
    ]),
    assumed: { referrers: 'like-any-image' },
    deeds: { subject: 'transition', sbom: 'transition', signature: 'transition' },
  },
  {
    name: 'what is archived already is not archived with its subject',
    policy: policyOf(rule(1, prefixes('v'), pushed(7), archive)),
    repository: repositoryOf([old('subject', { tags: ['v1'] }), old('signature', { subject: 'subject', status: 'ARCHIVED' })]),
    assumed: {},
    deeds: { subject: 'transition' },
  },
  {
    name: 'what is archived already expires with its subject',
    policy: policyOf(rule(1, prefixes('v'), pushed(7))),
    repository: repositoryOf([old('subject', { tags: ['v1'] }), old('signature', { subject: 'subject', status: 'ARCHIVED' })]),
    assumed: {},
    deeds: { subject: 'expire', signature: 'expire' },
  },
  {
    name: 'a signature that an index lists stays when its subject goes',
    policy: policyOf(rule(1, prefixes('v'), pushed(7))),
    repository: repositoryOf([old('subject', { tags: ['v1'] }), old('signature', { subject: 'subject' }), old('list', { tags: ['x'] })], {
      list: ['signature'],
    }),
    assumed: {},
    deeds: { subject: 'expire' },
  },
  {
    name: 'images that refer to each other stay',
    policy: expireOld,
    repository: repositoryOf([old('a', { subject: 'b' }), old('b', { subject: 'a' }), old('c', { subject: 'c' })]),
    assumed: {},
    deeds: { c: 'expire' },
  },
];
