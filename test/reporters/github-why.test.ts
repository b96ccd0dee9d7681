import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../src/reporters/github.js';
import type { RepositorySimulation } from '../../src/schema/generated/report.js';
import { commandsOf, titlesOf } from './github-commands.js';
import { digestOf, expiring, keptImage, simulatedReport, simulation, uncertainty } from './simulation-fixture.js';

const asked = { asked: true } as const;

function following(over: Partial<RepositorySimulation['cascade'][number]> = {}): RepositorySimulation['cascade'][number] {
  const image = { imageDigest: digestOf(8), action: 'expire', subject: digestOf(0), at: '' } as const;
  return { ...image, imageTags: [], reason: `it refers to ${digestOf(0)}, which expires`, inUse: false, inUseBy: [], ...asked, ...over };
}

describe('the images that --why names', () => {
  it('are a notice each: why they go, whether they are in use, or why they stay', () => {
    const actions = expiring(
      3,
      (at) => [{ ...asked }, { ...asked, action: 'archive' as const, inUse: true, inUseBy: ['pod a', 'pod b'] }, {}][at] ?? {},
    );
    const report = simulatedReport([simulation({ actions, cascade: [following()], keptImages: [keptImage(4)], kept: 7 })]);
    expect(commandsOf(renderGithub(report)).slice(0, 4)).toEqual([
      '::notice title=why it goes%3A api%2C v0::000000000000: rule 1 keeps the newest 10 of what it selects and expires the rest: this is number 13',
      '::notice title=why it is archived%3A api%2C v1::000000000001: rule 1 keeps the newest 10 of what it selects and expires the rest: this is number 12; IN USE: pod a; pod b',
      '::notice title=why it goes%3A api%2C 000000000008::000000000008: it refers to 000000000000, which expires',
      '::notice title=why it stays%3A api%2C v4::000000000004: rule 1 keeps the newest 10 of what it selects: this is number 4',
    ]);
    expect(commandsOf(renderGithub(report))).toHaveLength(5);
  });

  it('are no alarm where they are in use and stay, and say so where nobody tells by what they are', () => {
    const kept = [keptImage(4, { inUse: true, inUseBy: ['pod a'] })];
    const report = simulatedReport([simulation({ cascade: [following({ inUse: true })], keptImages: kept })]);
    expect(commandsOf(renderGithub(report)).map((line) => line.includes('IN USE'))).toEqual([true, false]);
    expect(renderGithub(report)).toMatch(/which expires; IN USE$/m);
  });

  it('are told of no other run', () => {
    const actions = expiring(1);
    expect(titlesOf(simulatedReport([simulation({ actions, cascade: [following()], kept: 9 })]))).toEqual(['lifecycle policy%3A api']);
  });

  it('stand first where they are few, and after what becomes of all where they are many', () => {
    const others = Array.from({ length: 3 }, (_, at) =>
      simulation({ repository: `r${at}`, actions: expiring(1), kept: 9, keptImages: [] }),
    );
    const told = (count: number) => {
      const keptImages = Array.from({ length: count }, (_, at) => keptImage(at));
      return titlesOf(simulatedReport([...others, simulation({ keptImages, uncertain: [uncertainty()] })])).map(
        (title) => title.split(/%| [a-z]/)[0],
      );
    };
    expect(told(5)).toEqual([...Array(5).fill('why'), ...Array(3).fill('lifecycle'), 'not']);
    expect(told(6)).toEqual([...Array(3).fill('lifecycle'), 'not', ...Array(6).fill('why')]);
  });

  it('are fifty at most in all, and then how many are left out', () => {
    const keptImages = Array.from({ length: 40 }, (_, at) => keptImage(at));
    const report = simulatedReport([simulation({ keptImages }), simulation({ repository: 'web', keptImages })]);
    const lines = renderGithub(report).split('\n');
    expect(lines.filter((line) => line.includes('why it stays'))).toHaveLength(50);
    expect(lines.at(-3)).toBe('notice  why: 30 more images that --why names; -f json has them all');
    const exact = simulatedReport([simulation({ keptImages: Array.from({ length: 50 }, (_, at) => keptImage(at)) })]);
    expect(renderGithub(exact)).not.toContain('notice  why:');
  });

  it('are not told of a policy that is refused: nothing is simulated', () => {
    const fault = { code: 'bad-count', message: 'm', pointer: '', line: 3, column: 5, serviceMessage: '' };
    expect(titlesOf(simulatedReport([simulation({ errors: [fault], keptImages: [keptImage(1)] })]))).toEqual(['lifecycle policy%3A api']);
  });
});
