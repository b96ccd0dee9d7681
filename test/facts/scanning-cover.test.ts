import { describe, expect, it } from 'vitest';
import { matchesScanningFilter } from '../../src/facts/scanning-cover.js';

describe('matchesScanningFilter', () => {
  it.each([
    ['api', 'team/api-2', true],
    ['api', 'ap', false],
    ['api*', 'team/api', false],
    ['*api', 'team/api', true],
    ['*api*', 'team/api-2', true],
    ['*', '', true],
  ])('%s on %s: %s', (filter, name, matches) => {
    expect(matchesScanningFilter(filter, name)).toBe(matches);
  });
});
