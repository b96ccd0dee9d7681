import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNames, formats } from '../../src/reporters/index.js';
import { arbitraryReport } from './arbitrary-report.js';
import { rawHostile, withoutColours } from './hostile-text.js';
import { colourOptions, plainOptions } from './options.js';
import { checked, reportFixture } from './report-fixture.js';

describe('whatever the report holds', () => {
  it('the reports made up here are reports', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => void checked(report)),
      { numRuns: 200 },
    );
  });

  it.each(formatNames)('%s never holds a raw control, bidi or zero-width character', async (format) => {
    const render = await formats[format]();
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(render(report, plainOptions)).not.toMatch(rawHostile);
      }),
      { numRuns: 400 },
    );
  });

  it('the coloured table holds only colours of its own', async () => {
    const render = await formats.table();
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(withoutColours(render(report, colourOptions))).not.toMatch(rawHostile);
      }),
      { numRuns: 400 },
    );
  });

  it.each(formatNames)('%s of the hostile fixture is safe', async (format) => {
    const render = await formats[format]();
    expect(render(reportFixture('hostile'), plainOptions)).not.toMatch(rawHostile);
  });
});
