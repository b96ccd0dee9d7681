import { anyBeyond, lifecycle, untaggedAfter } from '../lifecycle-texts.ts';
import { home, type Place, production, second } from '../places.ts';
import { type DemoRegistry, replicationTo, scanningBy, untouched } from '../registry.ts';
import { afterEachScan, alarmOn, endpointsIn, findingsLog, logGroupArn, onSevereFindings, topicArn } from '../surroundings.ts';
import { abroad, copies, depotApps } from './depot-apps.ts';
import { parcelProduction } from './parcel-services.ts';
import { platformProduction } from './platform.ts';

const here: Place = { account: production, region: home };
const findings = '/aws/events/ecr-scan-findings';

/** Two teams write the registry's settings, and the last one wins: what the other wanted scanned or replicated is not. */
export const productionHome: DemoRegistry = {
  place: here,
  settings: {
    ...untouched,
    scanning: scanningBy('ENHANCED', {
      CONTINUOUS_SCAN: ['tracking-web', 'label-api', 'payments', 'route-planner'],
      SCAN_ON_PUSH: ['production-*', 'kestrel-apps/*'],
    }),
    replication: replicationTo(second, production, 'tracking-web', 'kestrel-apps/'),
    alarms: [
      alarmOn('production-parcel-api-critical-vulnerabilities', 'CriticalSeverityVulnerabilities', 'production-parcel-api'),
      alarmOn('production-parcel-api-high-vulnerabilities', 'HighSeverityVulnerabilities', 'production-parcel-api'),
      alarmOn('depot-apps-replication-failure-rate', 'ReplicationFailureRate', 'kestrel-apps/production'),
      alarmOn('depot-apps-repository-size', 'RepositorySizeInBytes', 'kestrel-apps/production'),
      alarmOn('depot-apps-high-pull-rate', 'RepositoryPullCount', 'kestrel-apps/production'),
    ],
    eventRules: [
      afterEachScan('production-parcel-api', topicArn(here, 'parcel-alerts')),
      onSevereFindings('inspector-findings-to-log', logGroupArn(here, findings)),
    ],
    logGroups: [findingsLog(here, findings, 90)],
    vpcEndpoints: [
      ...endpointsIn('vpc-0a3f91c27d5e8b640', here, 'ecr.api', 'ecr.dkr', 's3'),
      ...endpointsIn('vpc-07c2d4e6f8a0b1c3d', here, 's3'),
    ],
    inspectorCoversEcr: true,
    inspectorRescan: { duration: 'LIFETIME', pullDateDuration: 'DAYS_90', pullDateMode: 'LAST_IN_USE_AT' },
    signingRules: [{ profileArn: `arn:aws:signer:${home}:${production}:/signing-profiles/tracking`, filters: ['tracking-web'] }],
    pullTimeExclusions: [`arn:aws:iam::${production}:role/ecr-audit`],
  },
  repositories: [...platformProduction, ...parcelProduction, ...depotApps],
};

const there: Place = { account: production, region: second };

/** Copies, and what runs overseas. Somebody has switched Amazon Inspector off here, and the registry still says ENHANCED. */
export const productionAbroad: DemoRegistry = {
  place: there,
  settings: {
    ...untouched,
    scanning: scanningBy('ENHANCED', { CONTINUOUS_SCAN: ['*'] }),
    creationTemplates: [
      {
        prefix: 'tracking-web',
        appliedFor: ['REPLICATION'],
        encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' },
        tagMutability: 'IMMUTABLE',
        tagMutabilityExclusionFilters: [],
        policy: { present: false, text: '', address: '' },
        lifecyclePolicy: { present: true, text: lifecycle(untaggedAfter(7), anyBeyond(100)), address: '' },
        resourceTags: { Environment: 'prod' },
        customRoleArn: `arn:aws:iam::${production}:role/ecr-creation-templates`,
        address: '',
      },
    ],
    vpcEndpoints: [...endpointsIn('vpc-0f1e2d3c4b5a69788', there, 'ecr.api', 'ecr.dkr')],
  },
  repositories: [...copies, ...abroad],
};
