import { GetAccountSettingCommand, type GetAccountSettingCommandOutput } from '@aws-sdk/client-ecr';
import type { AccountSetting } from '../../model/inventory.js';
import { accountSettingNames } from '../../model/unknown-registry.js';
import { readCall } from './read-call.js';
import { unreadValue } from './read-fault.js';
import { ofRegistry, type PartRead, type RegistryRead } from './registry-read.js';

/** Reads the account settings, each with a call of its own. */
export async function readAccountSettings(read: RegistryRead): Promise<PartRead<AccountSetting[]>> {
  const parts = await Promise.all(accountSettingNames.map((name) => readSettingNamed(read, name)));
  return { value: parts.map(({ value }) => value), faults: parts.flatMap(({ faults }) => faults) };
}

async function readSettingNamed(read: RegistryRead, name: string): Promise<PartRead<AccountSetting>> {
  const ecr = await read.clients('ecr', read.region);
  const answer = await readCall<GetAccountSettingCommandOutput, string>({
    ...ofRegistry(read, `account setting ${name}`, 'ecr:GetAccountSetting'),
    send: () => ecr.send(new GetAccountSettingCommand({ name })),
    take: ({ value }) => value,
  });
  if ('value' in answer) return { value: { name, value: answer.value, address: '' }, faults: [] };
  const value = { name, value: unreadValue(answer.fault), address: '' };
  // There is nothing in the request to refuse but the name: a region that does not have the setting yet. Nobody can mend that.
  return { value, faults: answer.fault.code === 'refused' ? [] : [answer.fault] };
}
