import { describe, expect, it } from 'vitest';
import { selectsFindings } from '../../src/model/finding-event-pattern.js';
import { isUnknown, unknown } from '../../src/model/unknown.js';

const place = { account: '111122223333', region: 'eu-west-1' };
const scan = { source: ['aws.ecr'], 'detail-type': ['ECR Image Scan'] };
const inspector = { source: ['aws.inspector2'], 'detail-type': ['Inspector2 Finding'] };
const answer = (pattern: unknown, more: object = {}) => {
  const told = selectsFindings(JSON.stringify(pattern), { ...place, ...more });
  return isUnknown(told) ? `? ${told.unknown}` : told;
};

describe('an event pattern', () => {
  it.each<[string, unknown]>([
    ['on finished scans', scan],
    ['on findings of Amazon Inspector', inspector],
    ['on some of them', { ...inspector, detail: { severity: ['CRITICAL'], status: [{ 'anything-but': 'CLOSED' }] } }],
    ['on scans of some repositories', { ...scan, detail: { 'repository-name': [{ prefix: 'prod/' }] } }],
    ['by alternatives', { $or: [{ source: ['aws.ec2'] }, scan] }],
    ['by alternatives beside a field', { 'detail-type': ['ECR Image Scan'], $or: [{ source: ['aws.ecr'] }, { source: ['aws.ec2'] }] }],
    ['by what it leaves out', { source: [{ 'anything-but': ['aws.ec2', 'aws.s3'] }] }],
    ['by a prefix that it leaves out', { source: [{ 'anything-but': { prefix: 'aws.s' } }], 'detail-type': ['ECR Image Scan'] }],
    ['by a prefix', { source: [{ prefix: 'aws.' }] }],
    ['by a prefix in any case', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }],
    ['by a suffix', { source: [{ suffix: '.ecr' }] }],
    ['by a wildcard', { 'detail-type': [{ wildcard: 'ECR * Scan' }] }],
    ['in any case', { 'detail-type': [{ 'equals-ignore-case': 'ecr image scan' }] }],
    ['by a field that is there', { source: [{ exists: true }] }],
    ['by a field that is not there', { ...scan, 'replay-name': [{ exists: false }] }],
    ['of everything in the account', { account: ['111122223333'] }],
    ['of the own account and others', { ...scan, account: ['999999999999', '111122223333'] }],
    ['of the type that an image has', { ...inspector, detail: { resources: { type: ['AWS_EC2_INSTANCE', 'AWS_ECR_CONTAINER_IMAGE'] } } }],
    ['of any type but one', { ...inspector, detail: { resources: { type: [{ 'anything-but': 'AWS_EC2_INSTANCE' }] } } }],
  ])('lets findings through: %s', (_, pattern) => {
    expect(answer(pattern)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['on pushes', { ...scan, 'detail-type': ['ECR Image Action'] }],
    ['of another service', { source: ['aws.ec2'] }],
    ['of other accounts', { ...scan, account: ['999999999999'] }],
    ['of another region', { ...inspector, region: ['us-east-1'] }],
    ['on findings of other resources', { ...inspector, detail: { resources: { type: ['AWS_EC2_INSTANCE'] } } }],
    ['on findings in other accounts', { ...inspector, detail: { awsAccountId: ['999999999999'] } }],
    ['with what it leaves out', { ...scan, source: [{ 'anything-but': ['aws.ecr', 'aws.inspector2'] }] }],
    ['with no alternative that fits', { $or: [{ source: ['aws.ec2'] }, { ...scan, account: ['999999999999'] }] }],
    ['with a field that no event has', { source: ['aws.ecr'], detail_type: ['ECR Image Scan'] }],
    ['with a field that must be missing', { source: [{ exists: false }] }],
    ['with a number', { source: [{ numeric: ['>', 0] }] }],
    ['with a text for a list', { source: 'aws.ecr' }],
    ['of nothing', {}],
    ['that is no object', ['aws.ecr']],
    ['with a field that every object has, and no event', { ...scan, constructor: { name: ['x'] } }],
  ])('lets no finding through: %s', (_, pattern) => {
    expect(answer(pattern)).toBe(false);
  });

  it.each<[string, unknown, object]>([
    ['an operator that is not known', { ...scan, source: [{ similar: 'aws.ecr' }] }, {}],
    ['an operator with the name of what every object has', { ...scan, source: [{ constructor: 'aws.ecr' }] }, {}],
    ['a field that scans may have', { ...scan, detail: { newcomer: ['x'] } }, {}],
    ['a field that must be missing and may be', { ...inspector, detail: { fixAvailable: [{ exists: false }] } }, {}],
    ['an account, the own one not known', { ...scan, account: ['999999999999'] }, { account: unknown('ambiguous', 'x') }],
  ])('may let findings through: %s', (_, pattern, more) => {
    expect(answer(pattern, more)).toBe('? ambiguous');
  });

  it('is none where it is no JSON', () => {
    expect([selectsFindings('', place), selectsFindings('{', place)]).toEqual([false, false]);
  });

  it.each([
    ['alternatives', '{"$or":[', '{"source":["aws.ecr"]}', ']}'],
    ['fields', '{"detail":', '["x"]', '}'],
    ['matchers', '{"source":[{"anything-but":', '"x"', '}]}'],
  ])('may let findings through where its %s are nested without end', (_name, opening, inner, closing) => {
    const told = selectsFindings(opening.repeat(3000) + inner + closing.repeat(3000), place);
    expect(told).toEqual(unknown('ambiguous', 'the event pattern cannot be read: it is nested deeper than 64 levels'));
  });
});
