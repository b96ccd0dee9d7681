import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { awsPermissions } from '../../../src/sources/aws/permissions.js';

const folder = path.resolve(import.meta.dirname, '../../../src/sources/aws');
const files = readdirSync(folder)
  .filter((name) => name !== 'permissions.ts')
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const calls = files.flatMap(({ name, text }) =>
  [...text.matchAll(/new (\w+)Command\(/g)].map(([, operation = '']) => ({ name, text, operation })),
);

describe('permissions', () => {
  it.each(calls)('$name says which one $operation takes', ({ text, operation }) => {
    expect(text).toMatch(new RegExp(`'[a-z0-9-]+:${operation}'`));
  });

  // What the SDK calls to assume a role, and what Amazon ECR calls for whoever asks for enhanced findings, we do not.
  const byOthers = ['sts:AssumeRole', 'inspector2:ListFindings'];
  it.each(awsPermissions.map(({ action }) => action).filter((action) => !byOthers.includes(action)))('%s is needed by a call', (action) => {
    expect(files.some(({ text }) => text.includes(`'${action}'`))).toBe(true);
  });
});
