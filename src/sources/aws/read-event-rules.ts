import {
  ListRulesCommand,
  type ListRulesCommandOutput,
  ListTargetsByRuleCommand,
  type ListTargetsByRuleCommandOutput,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import { selectsFindings } from '../../model/finding-event-pattern.js';
import type { EventRule } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { gatherPages, readPages } from './pages.js';
import { leftOutValue } from './probes.js';
import { ofRegistry, type PartRead, partOfList, type RegistryRead } from './registry-read.js';
import { everyOne } from './translate-image.js';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html */
const largestPage = 100;

/**
 * Reads the rules that may take scan findings, with their targets. Events of AWS services arrive on the default bus alone.
 *
 * @param account - The account that the events are of.
 */
export async function readEventRules(read: RegistryRead, account: Knowable<string>): Promise<PartRead<Knowable<EventRule[]>>> {
  if (read.leftOut.has('event-rules')) return { value: leftOutValue('event-rules'), faults: [] };
  const { value, faults } = partOfList(await gatherPages(await listRules(read)));
  if (isUnknown(value)) return { value, faults };
  const taking = value.filter(({ pattern }) => isUnknown(pattern) || selectsFindings(pattern, { account, region: read.region }) !== false);
  const parts = await Promise.all(taking.map((rule) => withTargets(read, rule)));
  return { value: parts.map((part) => part.value), faults: parts.flatMap((part) => part.faults) };
}

type RuleAlone = Omit<EventRule, 'targets' | 'address'> & { readonly name: string };

async function listRules(read: RegistryRead) {
  const events = await read.clients('events', read.region);
  return readPages<ListRulesCommandOutput, RuleAlone>({
    ...ofRegistry(read, 'event rules', 'events:ListRules'),
    send: (nextToken) =>
      events.send(new ListRulesCommand({ Limit: largestPage, ...(nextToken === undefined ? {} : { NextToken: nextToken }) })),
    take: ({ Rules, NextToken }) => {
      const items = everyOne(Rules, ruleAlone);
      return items && { items, nextToken: NextToken };
    },
  });
}

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html
function ruleAlone({ Name: name, EventPattern: pattern = '', State: state }: Rule): RuleAlone | undefined {
  return name === undefined || state === undefined ? undefined : { name, bus: 'default', pattern, enabled: isEnabled(state) };
}

function isEnabled(state: string): Knowable<boolean> {
  if (/^ENABLED(_|$)/u.test(state)) return true;
  return state === 'DISABLED' ? false : unknown('not-told', 'whether the event rule is on, in a word that this version knows');
}

async function withTargets(read: RegistryRead, rule: RuleAlone): Promise<PartRead<EventRule>> {
  const events = await read.clients('events', read.region);
  const { value: targets, faults } = partOfList(
    await gatherPages(
      readPages<ListTargetsByRuleCommandOutput, string>({
        ...ofRegistry(read, `targets of the event rule ${rule.name}`, 'events:ListTargetsByRule'),
        send: (nextToken) =>
          events.send(
            new ListTargetsByRuleCommand({
              Rule: rule.name,
              Limit: largestPage,
              ...(nextToken === undefined ? {} : { NextToken: nextToken }),
            }),
          ),
        take: ({ Targets, NextToken }) => {
          const items = everyOne(Targets, ({ Arn }) => Arn);
          return items && { items, nextToken: NextToken };
        },
      }),
    ),
  );
  return { value: { ...rule, targets, address: '' }, faults };
}
