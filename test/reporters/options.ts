import { plainOptions, type ReporterOptions } from '../../src/reporters/index.js';

/** A wide terminal that shows everything. */
export const colourOptions: ReporterOptions = { ...plainOptions, terminal: { width: 120, colour: true, boxes: true } };

export { plainOptions };
