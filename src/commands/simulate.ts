import { Args, Flags } from '@oclif/core';
import type { Notice } from '../app/simulate.js';
import { awsFlags } from '../cli/aws-flags.js';
import { JudgingCommand } from '../cli/judging-command.js';
import { reportingFlags } from '../cli/judging-flags.js';
import { checkSimulateFlags, simulateFlags } from '../cli/simulate-flags.js';
import { readSimulateTexts, textOptions } from '../cli/simulate-texts.js';
import { simulateValues } from '../cli/simulate-values.js';
import { simulatedRecords } from '../cli/simulated-records.js';

const { 'no-probe': _probes, ...scopeFlags } = awsFlags;

export default class Simulate extends JudgingCommand {
  static override summary = 'Tell what a lifecycle policy deletes, image by image, before it does.';
  static override description =
    `Evaluates lifecycle policies as Amazon ECR does, without changing anything: which images expire or are archived, by which rule and why, which stay, what that saves, and what nobody documents and would change the result.

The images are those of live registries, of a saved inventory, of the demo, or of files that the AWS CLI wrote. An image in use that would go is a critical finding.

Exit codes: 0 no image in use goes, 1 one does, or a policy is invalid that is in force, 2 usage or input error, an invalid --policy among them (nothing was simulated), 3 part could not be read and nothing that was read gives 1.`;
  static override examples = [
    { description: 'the policies in force', command: '<%= config.bin %> simulate --env prod' },
    {
      description: 'a new policy for some repositories, and what it does that theirs does not',
      command: "<%= config.bin %> simulate 'team-a/*' --policy new.json --compare-to current",
    },
    {
      description: 'without AWS, from what its CLI prints (`aws ecr describe-images --repository-name api --filter imageStatus=ANY`)',
      command: '<%= config.bin %> simulate --images describe-images.json --policy policy.json',
    },
    {
      description: 'with what runs in a cluster',
      command: 'kubectl get pods -A -o json | <%= config.bin %> simulate api --policy new.json --in-use -',
    },
    { description: 'three months ahead', command: '<%= config.bin %> simulate api --from inventory.jsonl.gz --horizon 90d' },
    { description: 'why one image stays', command: "<%= config.bin %> simulate api --why 'v1.4.*'" },
    { description: "check it against AWS's own preview", command: '<%= config.bin %> simulate api --policy new.json --verify' },
    { description: 'see what it looks like, without an account', command: '<%= config.bin %> simulate --demo --horizon 90d' },
  ];

  static override args = {
    repository: Args.string({
      multiple: true,
      ignoreStdin: true,
      description: 'Names of repositories, or globs; every one without it',
    }),
  };
  static override flags = {
    ...scopeFlags,
    from: Flags.string({
      env: 'ECR_AUDIT_FROM',
      helpValue: 'FILE',
      description: 'Simulate over this saved inventory instead of live registries; - for stdin',
    }),
    demo: Flags.boolean({ description: 'Simulate over the inventory of a made-up company' }),
    ...simulateFlags,
    ...reportingFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Simulate);
    checkSimulateFlags(this.argv, flags);
    const options = await this.optionsOf(flags);
    const asked = simulateValues(flags);
    // A list of images may be large: it is read while the rest of the program is loaded.
    const [texts, { faultsOf, readPolicyFile, refusedPolicy }, { simulateLifecycle }] = await Promise.all([
      readSimulateTexts(flags, process.stdin),
      import('../app/policy-file.js'),
      import('../app/simulate.js'),
    ]);
    const anchor = options.settings?.file || '.ecr-audit.yaml';
    const files = [texts.policy, texts.compareTo].filter((file) => typeof file === 'object').map(readPolicyFile);
    const refused = files.filter((file) => faultsOf(file).length > 0);
    if (refused.length > 0) {
      const { refusedPolicyReport } = await import('../app/refused-policy-report.js');
      await this.reportError(refusedPolicyReport(refused, options, new Date()), flags, anchor);
      throw refusedPolicy(refused);
    }
    const notices: Notice[] = [];
    const request = { repositories: args.repository ?? [], noticed: (notice: Notice) => void notices.push(notice) };
    const progress = this.progressLine(flags, 'simulating');
    try {
      const { policy } = texts;
      const previewed = typeof policy === 'object' ? readPolicyFile(policy).text : null;
      const { root } = this.config;
      const records = await simulatedRecords(flags, texts, { ...options, ...request, at: asked.at, previewed, root, stdin: process.stdin });
      const told = { ...asked, ...textOptions(texts), repositories: request.repositories, notices };
      const report = await simulateLifecycle(records, { ...options, ...told, notify: progress.show });
      progress.end();
      await this.report(report, flags, anchor);
    } finally {
      progress.end();
    }
  }
}
