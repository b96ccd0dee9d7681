import type { FactContext } from '../facts/context.js';
import { createFacts } from '../facts/facts.js';
import { EcrAuditError } from '../model/errors.js';
import { firstNames } from '../model/first-names.js';
import type { Notice } from '../model/planned-estate.js';
import type { InventoryHeader, InventoryRecord, UnreadRecord } from '../schema/generated/inventory-record.js';
import type { Finding, Report } from '../schema/generated/report.js';
import { inOrder, wordsOf } from './arrange-findings.js';
import { createAsker } from './ask-rules.js';
import { groupUnread } from './group-unread.js';
import type { JudgeOptions } from './judge-options.js';
import { judgeRecords, type RecordsJudging, type ScanProgress } from './judge-records.js';
import { configContext, startRun } from './judging-run.js';
import { movedPullTimes } from './moved-pull-times.js';
import type { NeededParts } from './needed-parts.js';
import { createTally } from './tally.js';
import { toolVersion } from './tool-version.js';

/** How the records of an inventory are to be judged, whichever command does. */
export interface InventoryJudging extends Pick<RecordsJudging, 'judgedAsIf' | 'visit'> {
  readonly command: Report['command'];
  readonly options: JudgeOptions;
  /** The instant to judge at; that of the inventory by default. */
  readonly at?: Date | undefined;
  /** What facts are to know beside the config. */
  readonly context?: Pick<FactContext, 'imagesInUse' | 'imagesInUseMissing' | 'assumptions'>;
  /** Is asked at the end which of what was not read is needed; all of it by default. */
  readonly needed?: (unread: readonly UnreadRecord[]) => NeededParts;
  /** Is told how far the reading has come, after each repository. */
  readonly notify?: ((progress: ScanProgress) => void) | undefined;
}

/**
 * Judges an inventory as its records come. The clock is that of the inventory where no other is given, so that a saved one gives the
 * report that the live one gave.
 *
 * @throws EcrAuditError for a rule, pack, waiver or environment that is at fault, and whatever the records throw.
 */
export async function judgeInventory(records: AsyncIterable<InventoryRecord>, judging: InventoryJudging): Promise<Report> {
  const stream = records[Symbol.asyncIterator]();
  try {
    return await judgeStream(stream, judging);
  } finally {
    // Whoever writes the records to a file is to know that no more are asked for.
    await stream.return?.();
  }
}

async function judgeStream(stream: AsyncIterator<InventoryRecord>, judging: InventoryJudging): Promise<Report> {
  const { command, options, context = {}, notify = () => undefined, judgedAsIf, visit, needed = all, at } = judging;
  const header = await headerOf(stream);
  const listedAt = new Date(header.takenAt);
  const now = at ?? listedAt;
  const run = startRun(options, 'live', now);
  const { environment, ruleSet, acceptance, failures } = run;
  const tally = createTally();
  const findings: Finding[] = [];
  const ask = createAsker({
    judges: ruleSet.judges,
    environment,
    keepAll: options.allOutcomes === true,
    tally,
    watch: failures.watch,
    finish: acceptance.accept,
    take: (finding) => {
      if (run.isShown(finding)) findings.push(finding);
    },
  });
  const known = trusting(configContext(options, environment), header);
  const facts = createFacts({ ...known, ...context, environmentVariables: new Map(), now, ...(listedAt < now ? { listedAt } : {}) });
  const { resources, unread, registries } = await judgeRecords(stream, {
    facts,
    ask,
    asksImages: ruleSet.judges.some(({ rule: { rule } }) => rule.applies === 'image'),
    notify,
    ...(judgedAsIf === undefined ? {} : { judgedAsIf }),
    ...(visit === undefined ? {} : { visit }),
  });
  findings.sort(inOrder);
  const parts = needed(unread);
  return {
    schemaVersion: '1.0',
    tool: { name: 'ecr-audit', version: toolVersion },
    command,
    generatedAt: at === undefined ? header.takenAt : at.toISOString(),
    scope: run.scope({ source: sourceOf(header), changedOnly: false }),
    summary: tally.summary(resources),
    findings,
    rules: wordsOf(findings, ruleSet.judges),
    incomplete: groupUnread(parts.unread),
    notices: [
      ...ruleSet.notices,
      ...noticesOf(header),
      ...movedPullTimes(header, registries),
      ...parts.notices,
      ...failures.notices(),
      ...acceptance.notices(),
    ],
  };
}

const all = (unread: readonly UnreadRecord[]): NeededParts => ({ unread, notices: [] });

/** Whom the config trusts, and whom that of whoever redacted the inventory trusted. */
function trusting<C extends Pick<FactContext, 'trustedAccounts' | 'trustedOrganizations'>>(context: C, { trust }: InventoryHeader): C {
  if (trust === undefined) return context;
  return {
    ...context,
    trustedAccounts: new Set([...context.trustedAccounts, ...trust.accounts]),
    trustedOrganizations: new Set([...context.trustedOrganizations, ...trust.organizations]),
  };
}

async function headerOf(stream: AsyncIterator<InventoryRecord>): Promise<InventoryHeader> {
  const first = await stream.next();
  if (first.done !== true && first.value.record === 'header') return first.value;
  throw new EcrAuditError('inventory-invalid', 'an inventory begins with its header', {
    hint: 'pass the records as openInventory gives them',
  });
}

/** How many registries the report names before it counts them. */
const named = 4;

function sourceOf({ registries }: InventoryHeader): string {
  return firstNames(registries, named);
}

function noticesOf({ leftOut, redacted }: InventoryHeader): readonly Notice[] {
  return [
    ...(redacted ? [{ code: 'redacted', message: 'the inventory is redacted: names and account ids are not the real ones' }] : []),
    ...(leftOut.length === 0 ? [] : [{ code: 'left-out', message: `not read, by --no-probe: ${leftOut.join(', ')}` }]),
  ];
}
