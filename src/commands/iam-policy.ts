import { Args, Flags } from '@oclif/core';
import { iamPolicy, policyCommands } from '../app/iam-policy.js';
import { awsFlags, liveOptions } from '../cli/aws-flags.js';
import { BaseCommand } from '../cli/base-command.js';
import { policyCommandsIn } from '../cli/policy-commands.js';

const { region, org, 'assume-role': assumeRole, 'no-probe': noProbe, 'read-manifests': readManifests } = awsFlags;

export default class IamPolicy extends BaseCommand {
  static override summary = 'Print the least IAM policy that lets a command read what it reads.';
  static override description = `The flags are those of the command: say them as it will be run.

With --assume-role the policy is for whoever assumes the role; the role itself needs what is printed without it.`;
  static override examples = [
    { description: 'for a scan', command: '<%= config.bin %> iam-policy scan' },
    {
      description: 'make a policy of it',
      command: 'aws iam create-policy --policy-name ecr-audit --policy-document "$(<%= config.bin %> iam-policy scan --region all)"',
    },
    { description: 'without what is not to be read', command: '<%= config.bin %> iam-policy scan --no-probe inspector --no-probe kms' },
    { description: 'to simulate, and to compare with what AWS previews', command: '<%= config.bin %> iam-policy simulate --verify' },
    {
      description: 'for whoever scans the organization',
      command: '<%= config.bin %> iam-policy scan --org --assume-role ecr-audit --region all',
    },
  ];

  static override args = {
    command: Args.string({
      multiple: true,
      ignoreStdin: true,
      description: `Commands to be allowed: ${policyCommands.join(', ')}; every one without it`,
    }),
  };
  static override flags = {
    region,
    'assume-role': assumeRole,
    org,
    'no-probe': noProbe,
    'read-manifests': readManifests,
    verify: Flags.boolean({ description: "With simulate: have AWS's own preview run over what is simulated" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IamPolicy);
    const commands = policyCommandsIn(args.command ?? policyCommands);
    const { regions = [], role, organization = false, leaveOut = [], readManifests: manifests = false } = liveOptions(flags);
    const policy = iamPolicy(commands, { regions, role, organization, leaveOut, readManifests: manifests, verify: flags.verify });
    if (policy.Statement.length === 0) process.stderr.write(`${commands.join(', ')} reads nothing of AWS and needs no permission\n`);
    await this.write(`${JSON.stringify(policy, null, 2)}\n`);
  }
}
