import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { planBytes } from '../../src/app/plan-bytes.js';
import { judgePlan } from '../../src/index.js';

const text = '{"format_version":"1.2","planned_values":{},"resource_changes":[]}';

describe('planBytes', () => {
  it.each([
    ['a text', text],
    ['bytes', new TextEncoder().encode(text)],
    ['a buffer', Buffer.from(text)],
  ])('takes %s', (_, plan) => {
    const bytes = planBytes(plan);
    expect(bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '').toBe(text);
  });

  it('takes a stream', () => {
    const stream = Readable.from([Buffer.from(text)]);
    expect(planBytes(stream)).toBe(stream);
  });
});

describe('a caller without types', () => {
  it.each([
    ['a parsed plan', JSON.parse(text)],
    ['null', null],
    ['nothing', undefined],
    ['a number', 3],
    ['a list', [text]],
  ])('is told what to pass in the place of %s', async (_, plan) => {
    await expect(judgePlan(plan)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^judgePlan takes the text of a plan, its bytes or a stream of them, not /),
      hint: expect.stringContaining('terraform show -json'),
    });
  });
});
