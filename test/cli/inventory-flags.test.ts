import { describe, expect, it } from 'vitest';
import { checkInventoryFlags } from '../../src/cli/inventory-flags.js';

describe('the flags of a scan', () => {
  it.each([
    [['--region', 'eu-west-1', '--save', 'x.jsonl']],
    [['--from', 'x.jsonl', '--pack', 'strict']],
    [['--demo', '--save=x.jsonl']],
    [[]],
  ])('%j go together', (argv) => {
    expect(() => checkInventoryFlags(argv)).not.toThrow();
  });

  it.each([
    [['--from', 'x.jsonl', '--demo'], '--from and --demo are two inventories'],
    [['--from=x.jsonl', '--region=eu-west-1'], '--region is about reading AWS, and --from reads none of it'],
    [['--demo', '--no-probe', 'kms'], '--no-probe is about reading AWS, and --demo reads none of it'],
  ])('%j contradict each other', (argv, message) => {
    expect(() => checkInventoryFlags(argv)).toThrow(message);
  });
});
