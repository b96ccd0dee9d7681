import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEcrAuditError } from '../../../src/model/errors.js';
import { readImagesInUse } from '../../../src/sources/in-use/read-images-in-use.js';

const digest = `sha256:${'0f'.repeat(32)}`;
const registry = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
const place = { account: '123456789012', region: 'eu-central-1', repository: 'api', tag: '', digest: '' };

const read = (content: unknown) =>
  readImagesInUse({ name: 'f', text: typeof content === 'string' ? content : JSON.stringify(content, null, 2) });
const referencesIn = (content: unknown) => read(content).references;
const missingIn = (content: unknown) => read(content).missing.map(({ why }) => why);
const codesIn = (content: unknown) => read(content).notices.map(({ code }) => code);

describe('a plain list', () => {
  it('has a digest or an image a line, and comments', () => {
    expect(referencesIn(`# running\n${digest}\n\n  ${registry}/api:v1 # by hand\r\n${registry}/api@${digest}\n`)).toEqual([
      { account: '', region: '', repository: '', tag: '', digest, by: 'f:2' },
      { ...place, tag: 'v1', by: 'f:4' },
      { ...place, digest, by: 'f:5' },
    ]);
  });

  it('may be a list of JSON', () => {
    expect(referencesIn([digest, `${registry}/api:v1`])).toMatchObject([
      { digest, by: 'f[0]' },
      { tag: 'v1', by: 'f[1]' },
    ]);
  });

  it('names the tag latest where it names none', () => {
    expect(referencesIn(`${registry}/api`)).toMatchObject([{ repository: 'api', tag: 'latest', digest: '' }]);
  });

  it('may have digests that are made otherwise, but a commit may be a tag', () => {
    const sha512 = `sha512:${'0f'.repeat(64)}`;
    expect(referencesIn(`${sha512}\n${registry}/api@${sha512}\nweb:${'0f'.repeat(20)}\n`)).toMatchObject([
      { repository: '', digest: sha512 },
      { repository: 'api', tag: '', digest: sha512 },
      { repository: 'web', tag: '0f'.repeat(20), digest: '' },
    ]);
  });

  it('names a repository of any account and region where it names no registry', () => {
    const nowhere = { account: '', region: '', repository: 'team/api', tag: '', digest: '' };
    const lines = ['api:v1.5', 'team/api:v1', `team/api@${digest}`, 'team/api'];
    const expected = [
      { ...nowhere, repository: 'api', tag: 'v1.5' },
      { ...nowhere, tag: 'v1' },
      { ...nowhere, digest },
      { ...nowhere, tag: 'latest' },
    ];
    expect(referencesIn(lines.join('\n'))).toEqual(expected.map((one, index) => ({ ...one, by: `f:${index + 1}` })));
    expect(referencesIn(lines)).toEqual(expected.map((one, index) => ({ ...one, by: `f[${index}]` })));
  });

  it.each([
    ['several images a line', `  ${digest} api:v1\t${registry}/api:v2 # all\r\nweb:v3`],
    ['a count before each', `     12 ${digest}\n      3 api:v1\n 1 ${registry}/api:v2\n1 web:v3\n`],
  ])('may have %s, as one-liners of kubectl print them', (_, text) => {
    expect(referencesIn(text)).toMatchObject([{ digest }, { repository: 'api', tag: 'v1' }, { tag: 'v2' }, { repository: 'web' }]);
  });

  it.each([
    `${registry}:443`,
    `${registry}:5000`,
    registry.toUpperCase(),
    `${registry}.`,
    ...['https', 'docker', 'oci', 'docker-pullable', 'containerd'].map((scheme) => `${scheme}://${registry}`),
    `https://${registry}:443`,
    `mirror.example.org:5000/${registry}`,
  ])('knows a registry however it is written: %s', (written) => {
    const lines = [`${written}/api:v1`, `${written}/api@${digest}`];
    const expected = [{ tag: 'v1' }, { digest }].map((one, index) => ({ ...place, ...one, by: `f:${index + 1}` }));
    expect(read(lines.join('\n'))).toEqual({ references: expected, notices: [], missing: [] });
    expect(referencesIn(lines)).toMatchObject(expected.map(({ by: _, ...image }) => image));
    const containers = lines.map(container);
    expect(referencesIn(pod('one', { spec: { containers } }))).toMatchObject(expected.map(({ by: _, ...image }) => image));
  });

  it('names an image once, and who else runs it', () => {
    expect(referencesIn(`${digest}\n${digest}\n${digest}`)).toMatchObject([{ by: 'f:1 and 2 more' }]);
  });

  it.each(['\uFEFF', '', '\n'])('may begin with %j', (start) => {
    expect(referencesIn(`${start}${digest}`)).toHaveLength(1);
    expect(referencesIn(`${start}${JSON.stringify([digest])}`)).toHaveLength(1);
  });

  it.each([
    [`${digest}\n  sha256:0f0f\n`, 'f:2:3'],
    [digest.toUpperCase(), 'f:1:1'],
    [`${digest}0`, 'f:1:1'],
    ['0f'.repeat(32), 'f:1:1'],
    [`${digest}\nv1.5\n`, 'f:2:1'],
    ['  v1.5 # running', 'f:1:3'],
    ['api', 'f:1:1'],
    ['12', 'f:1:1'],
    ['api:v1:v2', 'f:1:1'],
    ['api:', 'f:1:1'],
    ['- api:v1', 'f:1:1', 'one image a line'],
    ['  12 v1.5', 'f:1:6', 'one image a line'],
    ['3 12 api:v1', 'f:1:3', 'one image a line'],
    ['api:v1 web', 'f:1:8', 'one image a line'],
    ['apiVersion: v1\nkind: List\n', 'f:1:1', 'one image a line'],
    ['NAMESPACE  NAME  READY\nshop  api-6b  1/1\n', 'f:1:1', 'one image a line'],
    ['a'.repeat(1_000_000), 'f:1:1'],
    ['api@sha256:0f', 'f:1:1'],
    [`api@sha256:${'0f'.repeat(31)}`, 'f:1:1'],
    [`${registry}/api@${digest.toUpperCase()}`, 'f:1:1'],
    [`sha512:${'0f'.repeat(15)}`, 'f:1:1'],
    ['api@', 'f:1:1'],
    [`docker://${digest}`, 'f:1:1'],
    ['https://api', 'f:1:1'],
    ['https://https://api/web:v1', 'f:1:1'],
  ])('is refused where a line names nothing: %#', (text, where, expected = 'a digest') => {
    const message = expect.stringMatching(new RegExp(`^${where}: expected ${expected}.*name:tag.*the URI of an image$`));
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'in-use-invalid', message }));
  });

  it('is refused as UTF-16, which a shell wrote', () => {
    expect(() => read(Buffer.from(`\uFEFF${digest}`, 'utf16le').toString('utf8'))).toThrow('f:1:1: expected UTF-8: it is UTF-16');
  });

  it('in JSON is refused where an entry names nothing', () => {
    expect(() => read(`["${digest}",\n "sha256:0f"]`)).toThrow(/^f:2:2: \[1\]: expected a digest .*, there is "sha256:0f"$/);
    expect(() => read([[digest]])).toThrow('f:2:3: [0]: expected');
    expect(() => read(['v1.5'])).toThrow(/^f:2:3: \[0\]: expected a digest .*, there is "v1.5"$/);
  });
});

const container = (image: string) => ({ name: 'main', image });
const pod = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop' },
  spec: { containers: [container(`${registry}/api:v1`)] },
  ...more,
});
const list = (...items: readonly unknown[]) => ({ apiVersion: 'v1', kind: 'List', items, metadata: { resourceVersion: '' } });

describe('pods', () => {
  it('name what they ask for and what they run', () => {
    const status = {
      containerStatuses: [{ image: `${registry}/api:v1`, imageID: `${registry}/api@${digest}` }],
      initContainerStatuses: [{ image: 'sha256:x', imageID: `docker-pullable://${registry}/init@${digest}` }],
      ephemeralContainerStatuses: [{ imageID: '' }],
    };
    const spec = {
      containers: [container(`${registry}/api:v1`)],
      initContainers: [container(`${registry}/init:v2`)],
      ephemeralContainers: [container(`${registry}/debug`)],
    };
    const named = referencesIn(list(pod('one', { spec, status }))).map(
      ({ repository, tag, digest: of, by }) => `${repository}:${tag}@${of} ${by}`,
    );
    expect(named).toEqual([
      'api:v1@ pod shop/one',
      'init:v2@ pod shop/one',
      'debug:latest@ pod shop/one',
      `api:@${digest} pod shop/one`,
      `init:@${digest} pod shop/one`,
    ]);
  });

  it('name the images of their volumes', () => {
    const volumes = [
      { name: 'model', image: { reference: `${registry}/model:v1`, pullPolicy: 'IfNotPresent' } },
      { name: 'none', image: {} },
      { name: 'config', configMap: { name: 'x' } },
    ];
    const volumeMounts = [
      { name: 'model', volumeStatus: { image: { imageRef: `${registry}/model@${digest}` } } },
      { name: 'config', mountPath: '/etc' },
    ];
    const spec = { containers: [container('docker.io/library/nginx')], volumes };
    const named = (object: unknown) => referencesIn(object).map(({ repository, tag, digest: of }) => `${repository}:${tag}@${of}`);
    expect(named(pod('one', { spec, status: { containerStatuses: [{ volumeMounts }] } }))).toEqual(['model:v1@', `model:@${digest}`]);
    expect(named({ apiVersion: 'x/v1', kind: 'Deployment', metadata: {}, spec: { template: { spec } } })).toEqual(['model:v1@']);
  });

  it.each(['containers', 'initContainers', 'ephemeralContainers'])('may leave an image open: %s', (key) => {
    const spec = { containers: [container(`${registry}/api:v1`)], [key]: [{ name: 'main' }] };
    expect(missingIn(pod('one', { spec }))).toEqual(['containers of these name no image: pod shop/one']);
  });

  it('may be one alone, in a PodList, or listed one after the other', () => {
    for (const content of [pod('one'), { ...list(pod('one')), kind: 'PodList' }, [pod('one')]]) {
      expect(referencesIn(content)).toEqual([{ ...place, tag: 'v1', by: 'pod shop/one' }]);
    }
  });

  it('may name an image without a registry, which may be of another one', () => {
    const unplaced = { account: '', region: '', repository: 'api', tag: '', digest: '', by: 'pod shop/one', mayBeElsewhere: true };
    const spec = { containers: [container('api:v1.5'), container('api'), container(`api@${digest}`), container('docker.io/api:v1')] };
    expect(referencesIn(pod('one', { spec }))).toEqual([
      { ...unplaced, tag: 'v1.5' },
      { ...unplaced, tag: 'latest' },
      { ...unplaced, digest },
    ]);
    expect(referencesIn(['api:v1.5', pod('one', { spec })])).toHaveLength(4);
  });

  it.each(['docker-pullable://', 'docker://', 'containerd://', ''])('have ids that begin with "%s"', (scheme) => {
    const status = { containerStatuses: [{ imageID: `${scheme}${registry}/web@${digest}` }, { imageID: `${scheme}${digest}` }] };
    const named = { references: [{ ...place, repository: 'web', digest, by: 'pod shop/one' }], missing: [] };
    expect(read(pod('one', { spec: {}, status }))).toMatchObject(named);
  });

  it('are counted where many run one image', () => {
    expect(referencesIn(list(pod('one'), pod('two'), pod('three')))).toMatchObject([{ by: 'pod shop/one and 2 more' }]);
  });

  it.each([
    ['Deployment', { spec: { template: { spec: { containers: [container(`${registry}/api:v1`)] } } } }],
    ['StatefulSet', { spec: { template: { spec: { containers: [], initContainers: [container(`${registry}/api:v1`)] } } } }],
    ['CronJob', { spec: { jobTemplate: { spec: { template: { spec: { containers: [container(`${registry}/api:v1`)] } } } } } }],
    ['PodTemplate', { template: { spec: { containers: [container(`${registry}/api:v1`)] } } }],
    ['Rollout', { spec: { template: { spec: { containers: [container(`${registry}/api:v1`)] } } }, status: 'Healthy' }],
  ])('are made by a %s', (kind, more) => {
    const object = { apiVersion: 'x/v1', kind, metadata: { name: 'api' }, ...more };
    expect(referencesIn(list(object))).toEqual([{ ...place, tag: 'v1', by: `${kind.toLowerCase()} api` }]);
  });

  it('may stand among objects that run nothing', () => {
    const others = [
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { ports: [] }, status: {} },
      { apiVersion: 'x/v1', kind: 'Secret', metadata: { name: 'x' }, spec: { template: 'text' } },
    ];
    expect(referencesIn(list(...others, pod('one')))).toHaveLength(1);
  });

  it('may be in a list that alone says what they are', () => {
    const { apiVersion: _, kind: __, ...bare } = pod('one');
    const answer = { apiVersion: 'v1', kind: 'PodList', items: [bare] };
    expect(referencesIn(answer)).toEqual([{ ...place, tag: 'v1', by: 'pod shop/one' }]);
  });

  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: {} };
  const workloads = [
    'Pod',
    'PodTemplate',
    'ReplicationController',
    'ReplicaSet',
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
  ];
  const none = (kind: string) => ({ apiVersion: 'v1', kind, items: [] });

  it.each([
    ['a service beside a pod', [service, pod('one')]],
    ['a list of services beside one of pods', [list(service), list(pod('one'))]],
    ['a list of services beside a pod, the other way round', [pod('one'), list(service)]],
    ['a list without pods beside one', [none('PodList'), list(pod('one'))]],
    ['a pod beside an object that is called a list', list(pod('one'), { ...service, kind: 'AllowList' })],
    ['a pod beside an object that has items', list(pod('one'), { ...service, items: [] })],
    ['an object that makes pods in its own way', [service, { ...pod('one'), apiVersion: 'x/v1', kind: 'Runner' }]],
  ])('are what counts: %s', (_, documents) => {
    expect(referencesIn(documents)).toMatchObject([{ ...place, tag: 'v1' }]);
  });

  it.each(['List', ...workloads.map((kind) => `${kind}List`)])('may be none: an empty %s', (kind) => {
    expect(read(none(kind))).toMatchObject({ references: [], notices: [{ code: 'in-use-none' }], missing: [] });
    expect(read([service, none(kind)])).toMatchObject({ references: [], missing: [] });
  });

  const only = (kinds: string) => `expected pods, or what makes them, there is only ${kinds}`;

  it.each([
    ['services', list(service, service), only('Service')],
    ['many other kinds', list(...['A', 'B', 'C', 'D', 'E'].map((kind) => ({ ...service, kind }))), only('A, B, C and 2 more')],
    ['a service', service, only('Service')],
    ['services, one after the other', [service, list(service)], only('Service')],
    ['no services', none('ServiceList'), only('ServiceList')],
    ['no services, after others', [none('ServiceList'), list(service)], only('ServiceList, Service')],
    ['a table', { apiVersion: 'meta.k8s.io/v1', kind: 'Table', rows: [] }, only('Table')],
    ['names alone', list({ apiVersion: 'meta.k8s.io/v1', kind: 'PartialObjectMetadata' }), only('PartialObjectMetadata')],
    ['what has no kind', list({ metadata: { name: 'api' } }), only('objects without a kind')],
    ['services beside something else that runs', [service, { Functions: [] }], only('Service')],
  ])('are not in the answer of another command: %s', (_, content, message) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'in-use-invalid', message: expect.stringMatching(`^f:\\d+:\\d+: ${message}$`) }),
    );
  });

  it.each([
    ['null', { apiVersion: 'v1', kind: 'List', items: null }, 'items: expected a list, there is null'],
    ['not there', { apiVersion: 'v1', kind: 'PodList' }, 'items: expected a list, there is nothing'],
    ['null beside pods', [pod('one'), { apiVersion: 'v1', kind: 'List', items: null }], '[1].items: expected a list, there is null'],
    ['lists', list(list(pod('one'))), 'items[0]: expected one object of Kubernetes, and no list, there is an object'],
    ['nothing', list(null), 'items[0]: expected an object, there is null'],
  ])('are not in a list whose items are %s', (_, content, message) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'in-use-invalid', message: expect.stringContaining(`: ${message}`) }),
    );
  });

  it.each([
    ['a pod', pod('one', { spec: undefined })],
    ['a pod without containers', pod('one', { spec: { containers: [] } })],
    ['a pod of which nothing runs yet', pod('one', { spec: { containers: null }, status: { containerStatuses: [] } })],
    ['what makes pods in its own way', { ...pod('one', { spec: { containers: [] } }), kind: 'Runner' }, 'runner shop/one'],
    ['the name of a pod in a list', { apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { name: 'one', namespace: 'shop' } }] }],
  ])('may name no image at all: %s', (_, content, named = 'pod shop/one') => {
    expect(missingIn(content)).toEqual([`containers of these name no image: ${named}`]);
  });

  it.each([
    ['$REGISTRY/api:v1'],
    [`${registry}/api:\${TAG}`],
    ['{{ .Values.image }}'],
    ['<account>.dkr.ecr.eu-central-1.amazonaws.com/api:v1'],
    ['%s/api:v1'],
  ])('may be templates that nobody filled in: %s', (image) => {
    const { references, notices, missing } = read(pod('one', { spec: { containers: [container(image)] } }));
    expect(references).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(['in-use-none']);
    expect(missing.map(({ why }) => why)).toEqual(['images of these are still to be filled in: pod shop/one']);
  });

  it.each([
    [{ spec: { containers: 'x' } }, 'spec.containers: expected a list, there is "x"'],
    [{ spec: { containers: ['x'] } }, 'spec.containers[0]: expected an object, there is "x"'],
    [{ spec: { containers: [], volumes: {} } }, 'spec.volumes: expected a list, there is an object'],
    [{ spec: { containers: [], volumes: [{ image: 'x' }] } }, 'spec.volumes[0].image: expected an object, there is "x"'],
    [{ spec: { containers: [{ image: 7 }] } }, 'spec.containers[0].image: expected a text, there is 7'],
    [{ status: { containerStatuses: {} } }, 'status.containerStatuses: expected a list, there is an object'],
    [{ metadata: 'x' }, 'metadata: expected an object, there is "x"'],
  ])('are refused with %j', (more, message) => {
    expect(() => read(pod('one', more))).toThrow(
      expect.objectContaining({ message: expect.stringContaining(`: ${message}`), code: 'in-use-invalid' }),
    );
  });
});

describe('what runs in Amazon ECS', () => {
  const definition = {
    family: 'api',
    containerDefinitions: [{ name: 'main', image: `${registry}/api:v1` }, { image: 'docker.io/library/nginx' }],
  };
  const arn = 'arn:aws:ecs:eu-central-1:123456789012:task-definition/api:7';

  it.each([
    ['describe-task-definition', { taskDefinition: { ...definition, taskDefinitionArn: arn }, tags: [] }, 'task definition api:7'],
    ['a task definition', definition, 'task definition api'],
    ['several', [{ taskDefinition: definition }], 'task definition api'],
    ['several under one name', { taskDefinitions: [definition] }, 'task definition api'],
    ['one that has no name', { containerDefinitions: definition.containerDefinitions }, 'a task definition without a name'],
  ])('is named by %s', (_, content, by) => {
    expect(referencesIn(content)).toEqual([{ ...place, tag: 'v1', by }]);
  });

  it('is named by describe-tasks, with the image that was pulled', () => {
    const task = {
      taskArn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/0a1b',
      containers: [
        { image: `${registry}/api:v1`, imageDigest: digest },
        { image: `${registry}/web@${digest}`, imageDigest: digest },
        { image: 'docker.io/library/nginx:1', imageDigest: `sha256:${'e'.repeat(64)}` },
      ],
    };
    expect(referencesIn({ tasks: [task], failures: [] })).toEqual([
      { ...place, tag: 'v1', by: 'task 0a1b' },
      { ...place, digest, by: 'task 0a1b' },
      { ...place, repository: 'web', digest, by: 'task 0a1b' },
    ]);
  });

  const taskOf = (containers: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
    tasks: [{ taskArn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/0a1b', containers, ...more }],
    failures: [],
  });
  const whole = { image: `${registry}/api:v1`, imageDigest: digest };
  const byTag = ['these name a tag, and not the image that was pulled by it: task 0a1b'];
  const noImage = ['containers of these name no image: task 0a1b'];
  const noContainer = ['containers of these name no image: task definition api'];

  it.each([
    ['all', taskOf([whole, { image: `${registry}/api@${digest}` }, { image: 'nginx' }]), []],
    ['a digest alone', taskOf([{ imageDigest: digest }]), []],
    ['no digest yet', taskOf([whole, { image: `${registry}/api:v1` }]), byTag],
    ['no digest and no tag', taskOf([{ image: `${registry}/api`, imageDigest: null }]), byTag],
    ['what is no digest', taskOf([{ image: `${registry}/api:v1`, imageDigest: 'sha256:0f' }]), byTag],
    ['no image', taskOf([{ name: 'main' }]), noImage],
    ['no container', taskOf([]), noImage],
    ['no containers', taskOf(undefined), noImage],
    ['nothing at all', { tasks: [{}] }, ['containers of these name no image: a task without a name']],
    ['an image to be filled in', taskOf([{ image: '$IMAGE' }]), ['images of these are still to be filled in: task 0a1b']],
    ['nothing, and has stopped', taskOf([{ image: `${registry}/api:v1` }], { lastStatus: 'STOPPED' }), []],
    ['no image, as a definition', { family: 'api', containerDefinitions: [{}] }, noContainer],
    ['no container, as a definition', { family: 'api', containerDefinitions: [] }, noContainer],
    ['no containers, as a definition', { taskDefinition: { family: 'api' } }, noContainer],
  ])('may not be told: a task that names %s', (_, content, missing) => {
    expect(missingIn(content)).toEqual(missing);
  });

  it('names by its digest what it does not name otherwise', () => {
    expect(referencesIn(taskOf([{ imageDigest: digest }]))).toMatchObject([{ repository: '', digest, by: 'task 0a1b' }]);
  });

  it('is missing where the service did not describe a task', () => {
    const failures = [{ arn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/0a1b', reason: 'MISSING' }, {}];
    expect(read({ tasks: [], failures }).missing).toEqual([
      {
        what: 'images in use',
        why: 'Amazon ECS did not describe all that it was asked for: 0a1b (MISSING), something without a name (no reason given)',
        hint: expect.stringContaining('aws ecs list-tasks'),
      },
    ]);
  });

  it('is refused where a definition is none', () => {
    expect(() => read({ taskDefinition: 'api:7' })).toThrow('f:2:21: taskDefinition: expected an object, there is "api:7"');
  });

  it.each([
    ['describe-tasks without tasks', { tasks: null, failures: [] }, 'tasks: expected a list, there is null'],
    ['describe-task-definition without one', { taskDefinition: null }, 'taskDefinition: expected an object, there is null'],
    ['definitions that are none', { taskDefinitions: null }, 'taskDefinitions: expected a list, there is null'],
    ['definitions of which one is none', { taskDefinitions: [null] }, 'taskDefinitions[0]: expected an object, there is null'],
    ['a definition without containers alone', { containerDefinitions: null }, 'containerDefinitions: expected a list, there is null'],
    ['describe-services', { services: [{ taskDefinition: 'api:7' }], failures: [] }, 'expected images in use'],
    ['list-tasks', { taskArns: [] }, 'expected images in use'],
    ['list-task-definitions', { taskDefinitionArns: [] }, 'expected images in use'],
    ['an error', { __type: 'AccessDeniedException', message: 'User is not authorized' }, 'expected images in use'],
  ])('is not told by %s', (_, content, message) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'in-use-invalid', message: expect.stringContaining(`: ${message}`) }),
    );
  });
});

describe('functions', () => {
  const image = { FunctionName: 'resize', PackageType: 'Image' };
  const zip = { FunctionName: 'old', PackageType: 'Zip' };

  it('are named by get-function, with the image that runs', () => {
    const code = { RepositoryType: 'ECR', ImageUri: `${registry}/api:v1`, ResolvedImageUri: `${registry}/api@${digest}` };
    const { references, notices, missing } = read([
      { Configuration: image, Code: code, Tags: {} },
      { Configuration: zip, Code: { Location: 'https://…' } },
    ]);
    expect(references).toEqual([
      { ...place, tag: 'v1', by: 'function resize' },
      { ...place, digest, by: 'function resize' },
    ]);
    expect(notices).toEqual([]);
    expect(missing).toEqual([]);
  });

  it.each([
    ['list-functions', { Functions: [image, zip, { FunctionName: 'very-old', Runtime: 'go1.x' }] }],
    ['get-function-configuration', image],
    ['get-function of another account', { Configuration: image }],
  ])('are not named by %s, which is said', (_, content) => {
    const { references, missing } = read(content);
    expect(references).toEqual([]);
    expect(missing).toEqual([
      {
        what: 'images in use',
        why: 'these functions run an image that is not named: resize',
        hint: 'aws lambda get-function --function-name NAME names it',
      },
    ]);
    expect(codesIn(content)).toEqual(['in-use-none']);
  });

  it.each([
    ['get-function', { Configuration: { FunctionName: 'resize' } }, 'resize'],
    ['get-function, with other code', { Configuration: { FunctionName: 'resize' }, Code: { Location: 'https://…' } }, 'resize'],
    ['list-functions', { Functions: [zip, { FunctionName: 'resize' }] }, 'resize'],
    ['names alone', [{ FunctionName: 'resize' }, { FunctionName: 'scale', PackageType: null }], 'resize, scale'],
    ['a package of the future', { FunctionName: 'resize', PackageType: 'Bundle', Runtime: 'go1.x' }, 'resize'],
    ['no name', { Functions: [{}] }, 'a function without a name'],
  ])('may be images or not: %s', (_, content, named) => {
    expect(missingIn(content)).toEqual([`whether these functions run an image is not told: ${named}`]);
  });

  it.each([
    ['none in a list', { Functions: null }, 'Functions: expected a list, there is null'],
    ['another configuration', { Configuration: {} }, 'expected images in use'],
    ['no configuration', { Configuration: null, Code: {} }, 'expected images in use'],
    ['an error', { Message: 'User is not authorized', Type: 'User' }, 'expected images in use'],
    ['the functions of CloudFront', { FunctionList: { Items: [] } }, 'expected images in use'],
  ])('are not told by %s', (_, content, message) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'in-use-invalid', message: expect.stringContaining(`: ${message}`) }),
    );
  });

  it('that are many are counted', () => {
    const functions = Array.from({ length: 5 }, (_, index) => ({ FunctionName: `f${index}`, PackageType: 'Image' }));
    expect(missingIn({ Functions: [...functions, ...functions] })[0]).toContain(': f0, f1, f2 and 2 more');
  });
});

describe('notices', () => {
  it.each([
    ['nothing', '# nothing', ['in-use-none']],
    ['a comment', '# nothing yet', ['in-use-none']],
    ['no pod', list(), ['in-use-none']],
    ['other registries', 'docker.io/library/nginx\nghcr.io/team/api:v1\n', ['in-use-none', 'in-use-elsewhere']],
    ['no registry in a pod', pod('one', { spec: { containers: [container('nginx')] } }), ['in-use-none']],
    ['no registry in a list', 'nginx:1.27', []],
    ['ECR Public', 'public.ecr.aws/docker/library/nginx:1', ['in-use-none', 'in-use-elsewhere']],
    ['a name that no repository has', `${digest}\n${registry}/Team:v1`, ['in-use-odd']],
    ['a name that no repository has, without a registry', `${digest}\nTeam:v1`, ['in-use-odd']],
    ['a path that no repository has, without a registry', `${digest}\nteam/-api:v1`, ['in-use-odd']],
    ['an image', `${registry}/api`, []],
  ])('of a file with %s', (_, content, codes) => {
    expect(codesIn(content)).toEqual(codes);
  });

  it('count the images of other registries', () => {
    const text = 'docker.io/library/nginx\nghcr.io/team/api:v1\ndocker.io/library/nginx\nhttps://docker.io/x/y:v1\n';
    expect(read(text).notices[1]?.message).toBe('images of other registries, passed over: 3 (docker.io, ghcr.io)');
  });
});

describe('a list that goes on', () => {
  const cut = ['the list ends with a token for more, and what follows may be in use too'];

  it.each([
    ['pods', { ...list(pod('one')), metadata: { continue: 'abc' } }, cut],
    ['pods to the end', { ...list(pod('one')), metadata: { continue: '' } }, []],
    ['functions', { Functions: [], NextMarker: 'abc' }, cut],
    ['functions for --starting-token', { Functions: [], NextToken: 'abc' }, cut],
    ['functions to the end', { Functions: [], NextMarker: null }, []],
    ['tasks', { tasks: [], nextToken: 'abc' }, cut],
    ['one of several', [list(pod('one')), { Functions: [], NextMarker: 'abc' }, { tasks: [], nextToken: 'abc' }], cut],
    ['a plain list', `${digest}\n`, []],
    ['a plain list of JSON', [digest], []],
    ['nothing', '# nothing', []],
  ])('is not all: %s', (_, content, missing) => {
    expect(missingIn(content)).toEqual(missing);
  });

  it('is told beside what else is missing', () => {
    const functions = { Functions: [{ FunctionName: 'resize', PackageType: 'Image' }], NextMarker: 'abc' };
    expect(missingIn(functions)).toEqual([...cut, 'these functions run an image that is not named: resize']);
  });
});

describe('an error of Kubernetes is no list of nothing', () => {
  const status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', message: 'pods is forbidden', code: 403 };
  const mayNot = 'kubectl auth can-i list pods -A';

  it.each([
    ['that it does not allow it', status, 'pods is forbidden', mayNot],
    ['that it does not allow it, by its reason', { ...status, code: undefined, reason: 'Forbidden' }, 'pods is forbidden', mayNot],
    ['that it knows nobody', { ...status, message: '', reason: 'Unauthorized', code: undefined }, 'Unauthorized', 'log in'],
    ['that it knows nobody, by its code', { ...status, message: 'who?', code: 401 }, 'who?', 'log in'],
    ['no reason', { ...status, message: null, code: 500 }, 'Failure', 'succeeds'],
    ['nothing', { apiVersion: 'v1', kind: 'Status' }, 'no reason given', 'succeeds'],
    ['several lines', { ...status, message: 'pods\nhint: all is well' }, 'pods hint: all is well', mayNot],
    ['very much', { ...status, message: 'x'.repeat(1_000_000) }, `${'x'.repeat(300)}…`, mayNot],
  ])('which says %s', (_, content, said, hint) => {
    const fault = { code: 'in-use-invalid', hint: expect.stringContaining(hint) };
    const message = `expected pods, Kubernetes answered instead: ${said}`;
    expect(() => read(content)).toThrow(expect.objectContaining({ ...fault, message: `f:1:1: ${message}` }));
    expect(() => read([list(pod('one')), content])).toThrow(
      expect.objectContaining({ ...fault, message: expect.stringContaining(message) }),
    );
    expect(() => read(list(pod('one'), content))).toThrow(expect.objectContaining({ ...fault, message: expect.stringContaining(message) }));
  });
});

describe('other JSON is refused', () => {
  it.each([
    ['{}', /^f:1:1: expected images in use: pods, a task definition, tasks or a function, or a list .*, there is an object$/],
    ['{"services": []}', /^f:1:1: expected images in use/],
    ['[7]', /^f:1:2: \[0\]: expected images in use.*there is 7$/],
    ['[null]', /^f:1:2: \[0\]: expected/],
    ['{"apiVersion": "v1"', /^f:1:20: the file is cut off/],
    [`${JSON.stringify(pod('one'))}\n${JSON.stringify(pod('two'))}`, /^f:2:1: expected one JSON document a file/],
    ['{"apiVersion": "v1", "kind": "List", "items": {}}', /^f:1:47: items: expected a list, there is an object$/],
    ['['.repeat(100_000), /^f:\d+:\d+: /],
    ['['.repeat(100_000) + ']'.repeat(100_000), /^f:\d+:\d+: \[0\]: expected/],
    [`{"tasks":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /^f:\d+:\d+: tasks\[0\]: expected an object/],
  ])('%#', (text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'in-use-invalid', message: expect.stringMatching(message) }));
    expect(() => read(text)).toThrow(expect.objectContaining({ hint: expect.stringContaining('kubectl get pods -A -o json') }));
  });

  it('whatever it is, in our words or not at all', () => {
    const keys = [
      'apiVersion',
      'kind',
      'items',
      'metadata',
      'spec',
      'status',
      'containers',
      'image',
      'taskDefinition',
      'containerDefinitions',
    ];
    const more = [
      'tasks',
      'Functions',
      'Configuration',
      'Code',
      'ImageUri',
      'NextMarker',
      'template',
      'containerStatuses',
      'imageID',
      'volumes',
      'reference',
    ];
    const others = ['failures', 'imageDigest', 'volumeMounts', 'volumeStatus', 'imageRef', 'message', 'reason'];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, fc.jsonValue({ maxDepth: 1 }), fc.array(tie('tree'), { maxLength: 3 }), tie('object')),
      object: fc.dictionary(fc.constantFrom(...keys, ...more, ...others), tie('tree'), { maxKeys: 5 }),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(inOurWords(JSON.stringify(value))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  function inOurWords(text: string): boolean {
    try {
      read(text);
      return true;
    } catch (error) {
      return isEcrAuditError(error) && error.code === 'in-use-invalid' && /^f:\d+:\d+: /.test(error.message);
    }
  }
});

it('the order of what runs does not matter to which images are in use', () => {
  const images = fc.array(fc.constantFrom(digest, `${registry}/api:v1`, `${registry}/api`, `${registry}/web@${digest}`, 'nginx:1'), {
    minLength: 1,
    maxLength: 8,
  });
  const setOf = (names: readonly string[]) => new Set(referencesIn(names).map(({ by: _, ...image }) => JSON.stringify(image)));
  fc.assert(
    fc.property(images, (names) => {
      expect(setOf(names)).toEqual(setOf(names.toReversed()));
      expect(setOf(names)).toEqual(new Set(referencesIn(names.join('\n')).map(({ by: _, ...image }) => JSON.stringify(image))));
    }),
  );
});

it.each(['', '\n', '\uFEFF', ' \r\n'])('an empty file, which a command that failed leaves, is no list of nothing: %j', (text) => {
  expect(() => readImagesInUse({ name: 'pods.json', text })).toThrow('the file is empty');
});
