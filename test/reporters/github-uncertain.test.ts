import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../src/reporters/github.js';
import { commandsOf } from './github-commands.js';
import { digestOf, expiring, simulatedReport, simulation, uncertainty } from './simulation-fixture.js';

describe('what is not certain', () => {
  it('is a notice after what becomes of the images, with what is assumed and how to see the other', () => {
    const uncertain = [uncertainty({ images: 2 }), uncertainty({ code: 'images-missing', assumed: 'no others', otherwise: '', images: 0 })];
    expect(commandsOf(renderGithub(simulatedReport([simulation({ actions: expiring(1), kept: 9, uncertain })])))).toEqual([
      '::notice title=lifecycle policy%3A api::expires 1 of 10 images (which frees nothing), keeps 9',
      '::notice title=not sure%3A ties::Amazon ECR does not document which counts as the newer one (2 images in api)%0AAssumed: lower-digest-newer; --assume ties=higher-digest-newer shows the other',
      '::notice title=not sure%3A images-missing::Amazon ECR does not document which counts as the newer one (in api)%0AAssumed: no others',
    ]);
  });

  it.each([
    ['a file', 'ci/p,1.json', 'file=ci/p%2C1.json,line=1,title'],
    ['what was piped in', 'standard input', 'title'],
    ['the policy in force', 'current', 'title'],
    ['no policy', 'none', 'title'],
    ['one that is not told', '', 'title'],
  ])('has the place of %s', (_, policyFrom, place) => {
    const [line] = commandsOf(renderGithub(simulatedReport([simulation({ policyFrom, uncertain: [uncertainty()] })])));
    expect(line?.split('=not sure')[0]).toBe(`::notice ${place}`);
  });

  it('is told once, however many repositories hang on it; another answer is another thing to know', () => {
    const one = (repository: string, over = {}) => simulation({ repository, uncertain: [uncertainty({ images: 3, ...over })] });
    const report = simulatedReport([one('api'), one('web'), one('job', { otherwise: 'neither' }), one('cli')]);
    const lines = commandsOf(renderGithub(report)).map((line) => line.replace(/^.*newer one (.*)%0A.*assume (.*) shows.*$/, '$1 $2'));
    expect(lines).toEqual(['(9 images in api and 2 more repositories) ties=higher-digest-newer', '(3 images in job) ties=neither']);
  });

  it('is nothing where the policy is refused: nothing is simulated', () => {
    const fault = { code: 'bad-count', message: 'm', pointer: '', line: 3, column: 5, serviceMessage: '' };
    const report = simulatedReport([simulation({ errors: [fault], uncertain: [uncertainty()] })]);
    expect(commandsOf(renderGithub(report)).map((line) => line.split(' ')[0])).toEqual(['::warning']);
  });

  it('names images as shortly as they are listed', () => {
    const uncertain = [uncertainty({ message: `the index ${digestOf(7)} was not read` })];
    expect(renderGithub(simulatedReport([simulation({ uncertain })]))).toContain('::the index 000000000007 was not read (');
  });
});
