import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type Outcome, run } from './command-line.js';

const provider = 'registry.terraform.io/hashicorp/aws';

/** The folder of a file-system mirror that holds the AWS provider; undefined where terraform or the provider is missing. */
export function findProviderMirror(): string | undefined {
  const programs = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'terraform'));
  if (!programs.some(existsSync)) return undefined;
  return candidates().find((folder) => existsSync(path.join(folder, provider)));
}

/** Where Terraform looks itself, what the environment names, and what lies one or two floors below the usual homes of software. */
function candidates(): readonly string[] {
  const named = ['TF_PLUGIN_DIR', 'TF_PLUGIN_CACHE_DIR'].flatMap((name) => process.env[name] ?? []);
  const implied = [
    path.join(homedir(), '.terraform.d/plugins'),
    path.join(homedir(), '.local/share/terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
  ];
  const homes = [path.join(homedir(), '.terraform.d'), '/opt', '/usr/local', '/usr/local/share', '/usr/local/lib'];
  const below = homes.flatMap(foldersIn);
  return [...named, ...implied, ...homes, ...below, ...below.flatMap(foldersIn)];
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [] : [path.join(folder, entry.name)]));
  } catch {
    // Missing, or not ours to read: no mirror there.
    return [];
  }
}

/**
 * What a run of terraform sees beside PATH: it must neither call home nor look for credentials outside. The provider's schema is
 * most of what a plan costs, and a third of that is collecting garbage, unless there may be more of it.
 */
export const terraformEnvironment = { AWS_EC2_METADATA_DISABLED: 'true', CHECKPOINT_DISABLE: '1', GOGC: '400', TF_IN_AUTOMATION: '1' };

/** Prepares a root module, with the provider of a mirror. */
export const initRoot = (root: string, mirror: string): Promise<Outcome> =>
  terraform(root, ['init', '-input=false', '-no-color', `-plugin-dir=${mirror}`]);

/** Plans a root module into the file `tfplan`, against an endpoint. */
export const planRoot = (root: string, endpoint: string, settings: string | undefined): Promise<Outcome> =>
  terraform(root, [
    'plan',
    '-input=false',
    '-no-color',
    '-out=tfplan',
    `-var=endpoint=${endpoint}`,
    ...(settings === undefined ? [] : [`-var-file=${settings}.tfvars`]),
  ]);

async function terraform(root: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await run('terraform', args, { cwd: root, env: terraformEnvironment });
  if (outcome.code !== 0) throw new Error(`terraform ${args[0]} in ${root}: ${outcome.stdout}${outcome.stderr}`);
  return outcome;
}
