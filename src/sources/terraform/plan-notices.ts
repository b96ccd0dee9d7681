import type { Notice } from '../../model/planned-estate.js';
import { deferredEcrEntries } from './deferred-changes.js';
import { isList, memberOf } from './json-shape.js';
import type { Json, PlanDocument } from './plan-document.js';
import type { PlanReading } from './planned-resource.js';
import { isEcrType, isManaged } from './resource-kinds.js';
import { resourceNotices } from './resource-notices.js';

/** Everything worth saying of the plan that is no finding. Names addresses and attributes, never values. */
export function noticesOf(reading: PlanReading): readonly Notice[] {
  const { plan } = reading;
  return [...stateNotices(plan), ...deferredNotices(plan), ...emptinessNotices(reading), ...failingChecks(plan), ...resourceNotices(plan)];
}

function stateNotices({ complete, applyable, errored }: PlanDocument): readonly Notice[] {
  const notices: Notice[] = [];
  if (errored === true) {
    notices.push({
      code: 'errored-plan',
      message: 'Terraform stopped with an error while planning: what came after it is not in the plan',
    });
  } else if (applyable === false) {
    notices.push({ code: 'empty-plan', message: 'The plan changes nothing: what stands already is judged' });
  }
  if (complete === false) {
    notices.push({
      code: 'targeted-plan',
      message: 'The plan is not complete (-target, or changes put off): what it leaves out is not judged',
    });
  }
  return notices;
}

function deferredNotices(plan: PlanDocument): readonly Notice[] {
  const put = deferredEcrEntries(plan);
  if (put.length === 0) return [];
  const addresses = put.map(({ address }) => address).join(', ');
  return [
    {
      code: 'deferred-changes',
      message: `The plan puts off ${count(put.length, 'ECR resource')}, of which little is known: ${addresses}`,
    },
  ];
}

function emptinessNotices({ plan, data }: PlanReading): readonly Notice[] {
  const changes = plan.resource_changes;
  if (changes === undefined && (plan.resource_drift ?? []).length > 0) {
    return [{ code: 'refresh-only', message: 'The plan only refreshes the state and has no resource changes: there is nothing to judge' }];
  }
  if (deferredEcrEntries(plan).length > 0) return [];
  if ((changes ?? []).some((entry) => isManaged(entry) && isEcrType(entry.type))) return [];
  const sources = data.filter(({ resource }) => isEcrType(resource.type)).length;
  const waiting = (changes ?? []).filter((entry) => !isManaged(entry) && isEcrType(entry.type)).length;
  return [
    {
      code: 'no-ecr-resources',
      message: `The plan manages nothing of Amazon ECR: ${count(plan.resourceChangeCount, 'resource change')}, ${count(sources + waiting, 'ECR data source')}`,
    },
  ];
}

function failingChecks({ checks }: PlanDocument): readonly Notice[] {
  return (checks ?? []).flatMap((check) => {
    const status = memberOf(check, 'status');
    if (status !== 'fail' && status !== 'error') return [];
    const failing = failingInstances(check);
    const names = failing.length > 0 ? failing : [displayName(check)];
    return names.map((where) => ({ code: 'failing-check', message: `${where}: a condition of the configuration does not hold`, where }));
  });
}

// The messages of a check may quote values: its address is enough to look it up.
function failingInstances(check: Json): readonly string[] {
  const instances = memberOf(check, 'instances');
  if (!isList(instances)) return [];
  return instances.filter((instance) => memberOf(instance, 'status') !== 'pass').map(displayName);
}

function displayName(of: Json): string {
  const name = memberOf(memberOf(of, 'address'), 'to_display');
  return typeof name === 'string' ? name : 'a check';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
