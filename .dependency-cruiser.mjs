/** The walls between the rooms of src. Each rule says why it stands; `npm run check` holds them. */
const room = (name) => `^src/${name}/`;

/** Everything of our own that a room may import; node modules and other packages are the business of the rules on I/O. */
function only(name, allowed, comment) {
  return {
    name: `${name.replace('/', '-')}-imports`,
    severity: 'error',
    comment,
    from: { path: room(name), pathNot: '/generated/' },
    to: { path: '^src/', pathNot: [name, ...allowed].map(room) },
  };
}

const pureRooms = '^src/(model|schema|access|lifecycle|cost|facts|engine|reporters|sources/(aws-cli|in-use))/';
const inputOutput = [
  '^(node:)?(fs|fs/promises|net|http|http2|https|child_process|dns|tls|readline|worker_threads|process|console|tty|os)$',
];

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A circle of modules cannot be read, or tested, one at a time.',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A module that nobody imports is left over.',
      from: { orphan: true, path: '^src', pathNot: ['\\.d\\.ts$', '^src/index\\.ts$', '^src/commands/', '/generated/'] },
      to: {},
    },
    {
      name: 'commands-are-apart',
      severity: 'error',
      comment: 'What two commands share lies in cli or app, where it can be tested without either.',
      from: { path: '^src/commands/(.+)\\.ts$' },
      to: { path: '^src/commands/', pathNot: '^src/commands/$1\\.ts$' },
    },
    {
      name: 'commands-imports',
      severity: 'error',
      comment: 'A command turns flags into one call of app and the answer into an exit code; whatever else it needs, cli has.',
      from: { path: room('commands') },
      to: { path: '^src/', pathNot: ['cli', 'app', 'config', 'commands'].map(room) },
    },
    only('cli', ['app', 'config', 'model', 'reporters', 'schema'], 'The command line knows use cases, not how they are done.'),
    only(
      'app',
      ['config', 'cost', 'engine', 'facts', 'lifecycle', 'model', 'reporters', 'schema', 'sources'],
      'A use case wires rooms together and knows nothing of oclif or the terminal.',
    ),
    only('config', ['model', 'schema'], 'The config is read before there is anything to judge.'),
    only('sources/terraform', ['model', 'schema'], 'A source translates to the model: what rules make of it is not its business.'),
    only('sources/aws', ['model', 'schema'], 'A source translates to the model: what rules make of it is not its business.'),
    only('sources/aws-cli', ['model', 'schema'], 'What the AWS CLI printed is translated to the model, whoever read the file.'),
    only('sources/in-use', ['model', 'schema'], 'A list of images in use names images: which of them are there is for facts to say.'),
    only('sources/saved', ['model', 'schema'], 'A saved inventory is read to the model and written from it, whoever took it.'),
    only(
      'facts',
      ['model', 'schema', 'access', 'lifecycle'],
      'Facts are computed from the model alone, so that live and planned resources give the same.',
    ),
    only('access', ['model', 'schema'], 'Policies are judged by their text and by who is one of us.'),
    only('lifecycle', ['model', 'schema'], 'Lifecycle policies are judged by their text.'),
    only('cost', ['model', 'schema'], 'What is stored has a price, whatever stores it or lets it go.'),
    only('engine', ['model', 'facts', 'schema'], 'The engine asks rules of subjects, wherever they come from.'),
    only('reporters', ['schema'], 'A report is rendered from the document alone, so that a saved one gives the same.'),
    only('model', ['schema'], 'The model is what everything else speaks of.'),
    only('schema', ['model'], 'Schemas and what reads a document by them.'),
    {
      name: 'pure-rooms-do-no-input-or-output',
      severity: 'error',
      comment: 'What is pure can be tested with values and run anywhere.',
      from: { path: pureRooms },
      to: { path: inputOutput },
    },
    {
      name: 'app-does-no-input-or-output',
      severity: 'error',
      comment: 'A use case is a library call: files are read by config and sources, and what is said goes through the report.',
      from: { path: room('app') },
      to: { path: inputOutput },
    },
    {
      name: 'cel-in-one-file',
      severity: 'error',
      comment: 'The expression library can be exchanged in one place.',
      from: { path: '^src', pathNot: '^src/engine/expression\\.ts$' },
      to: { path: '@marcbachmann/cel-js' },
    },
    {
      name: 'aws-sdk-in-the-aws-source',
      severity: 'error',
      comment:
        'Whatever reads AWS goes through one room, with its rate limits, time-outs and faults; nothing else pays for loading the SDK.',
      from: { path: '^src', pathNot: '^src/sources/aws/' },
      to: { path: '(^|/)@(aws-sdk|smithy)/' },
    },
    {
      name: 'aws-source-knows-the-sdk-alone',
      severity: 'error',
      comment: 'A second library that calls AWS would go round the rate limits; files are for the rooms that save and read them.',
      from: { path: room('sources/aws') },
      to: { pathNot: ['^src/', '(^|/)@(aws-sdk|smithy)/'] },
    },
    {
      name: 'oclif-in-the-command-line',
      severity: 'error',
      comment: 'The library has no command line.',
      from: { path: '^src', pathNot: '^src/(cli|commands)/' },
      to: { path: '@oclif/' },
    },
    {
      name: 'table-library-in-the-table',
      severity: 'error',
      comment: 'No other format pays for it.',
      from: { path: '^src', pathNot: '^src/reporters/table' },
      to: { path: 'cli-table3' },
    },
    {
      name: 'decimals-in-one-file',
      severity: 'error',
      comment: 'Money is decimal wherever it is counted, and the library can be exchanged in one place.',
      from: { path: '^src', pathNot: '^src/cost/money\\.ts$' },
      to: { path: '(^|/)(@types/)?big\\.js' },
    },
    {
      name: 'not-to-dev',
      severity: 'error',
      comment: 'What is not installed with the package cannot be imported by it.',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.d.ts', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
