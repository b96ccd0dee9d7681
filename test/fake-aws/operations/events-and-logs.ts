import type * as Logs from '@aws-sdk/client-cloudwatch-logs';
import type * as Events from '@aws-sdk/client-eventbridge';
import { Refusal } from '../fake-call.js';
import { type Paging, pageOf } from '../page-of.js';
import { type Operations, operation } from './operation.js';

const eventPaging: Paging = { usual: 100, most: 100, refusal: 'ValidationException' };
const logPaging: Paging = { usual: 50, most: 50, refusal: 'InvalidParameterException' };

/** EventBridge: rules of the default bus, and their targets. */
export const eventOperations: Operations = {
  ListRules: operation<Events.ListRulesRequest, Events.ListRulesResponse>(({ EventBusName = 'default', Limit, NextToken }, { region }) => {
    const rules = region.eventRules.map(({ rule }) => rule).filter((rule) => (rule.EventBusName ?? 'default') === EventBusName);
    const page = pageOf(rules, { size: Limit, token: NextToken }, eventPaging);
    return { Rules: page.items, NextToken: page.nextToken };
  }),
  ListTargetsByRule: operation<Events.ListTargetsByRuleRequest, Events.ListTargetsByRuleResponse>(({ Rule, Limit, NextToken }, held) => {
    const found = held.region.eventRules.find(({ rule }) => rule.Name === Rule);
    if (found === undefined) throw new Refusal('ResourceNotFoundException', `Rule ${Rule} does not exist on EventBus default.`);
    const page = pageOf(found.targets, { size: Limit, token: NextToken }, eventPaging);
    return { Targets: page.items, NextToken: page.nextToken };
  }),
};

/** CloudWatch Logs: groups and metric filters. */
export const logOperations: Operations = {
  DescribeLogGroups: operation<Logs.DescribeLogGroupsRequest, Logs.DescribeLogGroupsResponse>((input, { region }) => {
    const groups = region.logGroups.filter(({ logGroupName = '' }) => logGroupName.startsWith(input.logGroupNamePrefix ?? ''));
    const page = pageOf(groups, { size: input.limit, token: input.nextToken }, logPaging);
    return { logGroups: page.items, nextToken: page.nextToken };
  }),
  DescribeMetricFilters: operation<Logs.DescribeMetricFiltersRequest, Logs.DescribeMetricFiltersResponse>((input, { region }) => {
    const { logGroupName } = input;
    if (logGroupName !== undefined && !region.logGroups.some((group) => group.logGroupName === logGroupName))
      throw new Refusal('ResourceNotFoundException', 'The specified log group does not exist.');
    const filters = region.metricFilters.filter((filter) => logGroupName === undefined || filter.logGroupName === logGroupName);
    const page = pageOf(filters, { size: input.limit, token: input.nextToken }, logPaging);
    return { metricFilters: page.items, nextToken: page.nextToken };
  }),
};
