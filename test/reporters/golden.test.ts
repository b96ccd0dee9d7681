import { describe, expect, it } from 'vitest';
import { formatNames, formats, isFormatName } from '../../src/reporters/index.js';
import { expectGolden } from './golden.js';
import { colourOptions, plainOptions } from './options.js';
import { fixtureNames, reportFixture } from './report-fixture.js';

describe.each(fixtureNames)('the report %s', (name) => {
  it.each(formatNames)('as %s', async (format) => {
    const render = await formats[format]();
    expectGolden(`${name}.${format}`, render(reportFixture(name), plainOptions));
  });

  it('as table with colour and boxes', async () => {
    const render = await formats.table();
    expectGolden(`${name}.colour`, render(reportFixture(name), colourOptions));
  });

  it.each(formatNames)('is the same bytes every time as %s', async (format) => {
    const render = await formats[format]();
    const report = reportFixture(name);
    const before = JSON.stringify(report);
    expect(render(report, plainOptions)).toBe(render(report, plainOptions));
    expect(JSON.stringify(report)).toBe(before);
  });
});

it('knows the name of a format from any other', () => {
  expect(isFormatName('sarif')).toBe(true);
  expect(isFormatName('toString')).toBe(false);
});
