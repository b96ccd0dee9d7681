import { accessFunctions } from './access-functions.js';
import { accessPolicyType, statementType } from './access-type.js';
import { changeType, changeTypes } from './change-type.js';
import type { FunctionDeclaration } from './function-declaration.js';
import { generalFunctions } from './general-functions.js';
import { imageFunctions, imagesFunctions } from './image-functions.js';
import { imageListType } from './image-list.js';
import { imageScansType } from './image-scans.js';
import { imageType } from './image-type.js';
import { imagesType } from './images-type.js';
import { leavingFunctions, leavingInUseType } from './leaving-functions.js';
import { lifecycleBoundType, lifecycleFunctions } from './lifecycle-functions.js';
import { lifecycleTypes } from './lifecycle-type.js';
import type { ObjectType } from './object-type.js';
import { registryType } from './registry-type.js';
import { replicaType } from './replica-type.js';
import { destinationType, encryptionType, environmentType, scanningType } from './repository-parts.js';
import { repositoryType } from './repository-type.js';
import type { SubjectKind } from './subject.js';
import { alarmType, cacheRuleType, logGroupType } from './surroundings-types.js';
import { templateType } from './template-type.js';
import { vulnerabilitiesType } from './vulnerabilities.js';

/** What expressions about one kind of subject may speak of. */
export interface SubjectVocabulary {
  readonly variables: Readonly<Record<string, ObjectType>>;
  readonly types: readonly ObjectType[];
  readonly functions: readonly FunctionDeclaration[];
}

const everywhere = { environment: environmentType, registry: registryType };

const variablesOf: Readonly<Record<SubjectKind, Readonly<Record<string, ObjectType>>>> = {
  repository: { repository: repositoryType, ...everywhere },
  registry: everywhere,
  image: { image: imageType, repository: repositoryType, ...everywhere },
  replica: { replica: replicaType, ...everywhere },
  change: { change: changeType, ...everywhere },
  'pull-through-cache-rule': { cacheRule: cacheRuleType, ...everywhere },
  'creation-template': { template: templateType, ...everywhere },
  alarm: { alarm: alarmType, ...everywhere },
  'log-group': { logGroup: logGroupType, ...everywhere },
};

const repositoryTypes = [
  repositoryType,
  encryptionType,
  scanningType,
  destinationType,
  accessPolicyType,
  statementType,
  lifecycleBoundType,
  imagesType,
  imageListType,
  leavingInUseType,
  ...lifecycleTypes,
];

const typesOf: Readonly<Record<SubjectKind, readonly ObjectType[]>> = {
  repository: repositoryTypes,
  registry: [],
  image: [imageType, imageScansType, vulnerabilitiesType, ...repositoryTypes],
  replica: [replicaType],
  change: changeTypes,
  'pull-through-cache-rule': [cacheRuleType],
  'creation-template': [templateType],
  alarm: [alarmType],
  'log-group': [logGroupType],
};

/** The vocabulary of a kind of subject: its own objects, its registry and environment, and the functions on them. */
export function vocabularyOf(kind: SubjectKind): SubjectVocabulary {
  return {
    variables: variablesOf[kind],
    types: [...typesOf[kind], registryType, environmentType],
    functions: functionsOf(kind),
  };
}

function functionsOf(kind: SubjectKind): readonly FunctionDeclaration[] {
  if (kind !== 'repository' && kind !== 'image') return generalFunctions;
  const ofRepository = [...generalFunctions, ...lifecycleFunctions, ...accessFunctions, ...imagesFunctions, ...leavingFunctions];
  return kind === 'image' ? [...ofRepository, ...imageFunctions] : ofRepository;
}

/** Every kind of subject that a rule can apply to. */
export const subjectKinds: readonly SubjectKind[] = [
  'repository',
  'registry',
  'image',
  'replica',
  'change',
  'pull-through-cache-rule',
  'creation-template',
  'alarm',
  'log-group',
];
