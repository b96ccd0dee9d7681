import { grant, policy } from '../access-texts.ts';
import { carrier, home, type Place, second, trials } from '../places.ts';
import { type DemoRegistry, registryPolicy, replicationTo, scanningBy, untouched } from '../registry.ts';
import { afterEachScan, endpointsIn, findingsLog, logGroupArn } from '../surroundings.ts';
import { parcelTrials } from './parcel-services.ts';
import { platformTrials, platformTrialsAbroad } from './platform-trials.ts';

const here: Place = { account: trials, region: home };
const log = '/aws/events/dev-scans';

/** Everything before production. A carrier was let in for a test, and what was replicated for another is replicated still. */
export const trialsHome: DemoRegistry = {
  place: here,
  settings: {
    ...untouched,
    scanning: scanningBy('BASIC', { SCAN_ON_PUSH: ['*'] }),
    replication: replicationTo(second, trials, 'staging/', 'checkout/'),
    policies: registryPolicy(policy(grant('CarrierTest', carrier, 'ecr:*'))),
    eventRules: [afterEachScan('staging-parcel-api', logGroupArn(here, log))],
    logGroups: [findingsLog(here, log, 7)],
    vpcEndpoints: [...endpointsIn('vpc-04d5c6b7a8f9e0d1c', here, 's3')],
  },
  repositories: [...platformTrials, ...parcelTrials],
};

/** Enhanced scanning, which is billed by image, of what nobody outside will ever see. */
export const trialsAbroad: DemoRegistry = {
  place: { account: trials, region: second },
  settings: {
    ...untouched,
    scanning: scanningBy('ENHANCED', { SCAN_ON_PUSH: ['*'] }),
    inspectorCoversEcr: true,
    inspectorRescan: { duration: 'DAYS_14', pullDateDuration: 'DAYS_14', pullDateMode: 'LAST_PULL_DATE' },
  },
  repositories: platformTrialsAbroad,
};
