import { describe, expect, it } from 'vitest';
import { compareSeverity, isAtLeast, sarifLevel, securitySeverity, severities, worstFirst, worstOf } from '../../src/reporters/severity.js';
import { severityCounts } from '../../src/reporters/severity-counts.js';
import { finding } from './report-fixture.js';

describe('severity', () => {
  it('is ordered worst first', () => {
    expect([...severities].reverse().sort(compareSeverity)).toEqual(['critical', 'high', 'medium', 'low', 'info']);
    expect(isAtLeast('high', 'high')).toBe(true);
    expect(isAtLeast('medium', 'high')).toBe(false);
    expect(worstOf(['low', 'medium'])).toBe('medium');
    expect(worstOf([])).toBeUndefined();
  });

  it('maps to SARIF and to GitHub as GitHub reads them', () => {
    expect(severities.map(sarifLevel)).toEqual(['error', 'error', 'warning', 'note', 'note']);
    expect(severities.map(securitySeverity)).toEqual(['9.5', '8.0', '5.5', '2.0', undefined]);
  });

  it('sorts findings and keeps the order of equals', () => {
    const some = [finding({ severity: 'low', rule: 'a' }), finding({ rule: 'b' }), finding({ severity: 'low', rule: 'c' })];
    expect(worstFirst(some).map(({ rule }) => rule)).toEqual(['b', 'a', 'c']);
    expect(severityCounts(some)).toBe('1 high, 2 low');
  });
});
