import { environmentOfPair, environmentOfWord } from '../../../model/environment-words.js';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** What people call a kind of tag or branch. */
const tagWords = list(`
  latest main master trunk release releases v sha sha256 sha512 sig att sbom build ci pr branch feature bugfix hotfix fix rc alpha beta
  snapshot nightly weekly stable edge canary cache buildcache tmp base merge head tag tags commit
`);

/** Platforms, parts of AWS, values that rules look for: they say nothing of whose something is. */
const ordinaryWords = list(`
  critical high medium low true false yes no none amd64 arm64 linux windows multiarch
  aws amazon ecr ecs eks ec2 iam kms s3 sts sns sqs lambda logs events inspector inspector2 cloudwatch codebuild signer role user root
  alias key repository repositories image images scan scanning finding findings scanfinding scanfindings vulnerability vulnerabilities
  vulnerab registry default arn docker hub library quay ghcr public pullthroughcache com amazonaws
  us eu ap ca sa af me il mx cn gov iso north south east west central northeast northwest southeast southwest
`);

const environmentWords = [...Object.keys(environmentOfWord), ...Object.keys(environmentOfPair).flatMap((pair) => pair.split(' '))];

/**
 * Words that stay as they are wherever they stand alone between separators, in lower case. None has a z, by which a pseudonym is
 * known.
 */
export const publicWords: ReadonlySet<string> = new Set([...tagWords, ...ordinaryWords, ...environmentWords]);

/** With these a longer word may begin: `prod2`, `v1`. Patterns such as `v*` and `prod*` must go on matching what they match. */
export const publicBeginnings: ReadonlySet<string> = new Set(
  [...tagWords, ...environmentWords].filter((word) => word === 'v' || word.length > 2),
);

export const longestPublicWord = Math.max(...[...publicWords].map((word) => word.length));

/** True for the beginning of a public word. */
export function beginsPublicWord(text: string): boolean {
  return [...publicWords].some((word) => word.startsWith(text));
}

/** Parts of the keys of resource tags. */
export const publicKeyWords: ReadonlySet<string> = new Set([
  ...publicWords,
  ...list(`
    app application audit auto backup billing business by class classification cloudformation code compliance component confidentiality
    contact cost center centre created criticality customer data date department description division domain env environment expires
    expiry group id git lifecycle logical maintainer managed manager name namespace owner package pipeline platform product project purpose
    region repo retention schedule security service source squad stack stage status subsystem support system team terraform tier type
    unit url version waive workload workspace
  `),
]);

/** What our own sentences on what could not be read are made of. */
export const proseWords: ReadonlySet<string> = new Set([
  ...publicKeyWords,
  ...list(`
    a about access account accounts action active after again alarm alarms all allow allowed amazon an and another answer any are arn as
    ask asked asks at attempts available be because been before behind below beside between boundary but by cache call called calls can cannot
    cause center changed children coverage cloudtrail cluster code command concurrency config configuration configurations connection
    control controls count counted counts creation credential credentials cut dashboard day days deleted denied denies destination
    detail did does drop each eight else enable enabled end endpoint endpoints ends enhanced env event eventbridge every
    exclusion exclusions expected expired fail failed fault few filter filters first for force found from full further get give given gives
    gone group groups had has have health here higher how http https identity if in index is it its key keys kind kinds know known knows
    lacks last later leave left less lifecycle limit list lists load log long longer lower made make makes manifest manifests many
    match matched may mended mends message metric metrics mode more most must name named needs network never newer newest
    next nobody none not nothing now number of off offer on once one ones only open or organization organizations other others out over own
    page pages part partly permission permissions place plan policies policy possible principal principals probe profile proxy pull pulled pulls
    push pushed put query quota quotas rate re read reads reason refused refuses region regions repeatable replication request
    required resource resources retry retried rescan rights rule rules run same say says scanned scanner scans see seen send sends sent
    service services session set setting settings shape sign signed signing since sits so some sso stands state stay stays still
    stop support tell template templates than that the their them then there these they this those throttled through throttling time timeout
    timed times to told too two type under unknown until update use used user uses value vpc wait was way were what when where whether which
    while who whole whose why wide will window with without word words wrong yet you your
    accepted address always assume batch do login names caller came comparison encryption error happen interface kept leads moved never often option perform present
    prints pull pulls renew rescans result retries severity split target targets twice values waits wanted whose how move kept own sso get
  `),
]);
