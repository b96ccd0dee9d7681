import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';

/** A field of an object that rules speak of: its CEL type and what it means, as `rules facts` prints them. */
export interface FieldDeclaration {
  /** CEL type: string, bool, double, `list<string>`, `map<string, string>`, the name of an object type, or a list of one. */
  readonly type: string;
  readonly description: string;
}

interface Field<S> extends FieldDeclaration {
  readonly read: (subject: S) => unknown;
}

/** An object type of the vocabulary: its fields, and how a subject of ours becomes an object that CEL reads. */
export interface ObjectType<S = never> {
  readonly name: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, FieldDeclaration>>;
  /** CEL tells the type of a value by its constructor. */
  readonly viewConstructor: () => void;
  /** The view of a subject: fields are computed when they are first read, and kept. */
  readonly view: (subject: S) => object;
}

/**
 * What reading an unknown value throws; CEL's `||` and `&&` absorb it where it does not matter. An Error, since that is what
 * they absorb.
 */
export class UnknownRead extends Error {
  readonly field: string;
  readonly value: Unknown;

  constructor(field: string, value: Unknown) {
    super(value.detail);
    this.name = 'UnknownRead';
    this.field = field;
    this.value = value;
  }
}

/** A plan holds unknown values by the thousand, and nobody reads where they were thrown: the stack is not captured. */
export function unknownRead(field: string, value: Unknown): UnknownRead {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new UnknownRead(field, value);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

const subjectSlot = Symbol('subject');
const valuesSlot = Symbol('values');
interface ViewSlots<S> {
  readonly [subjectSlot]: S;
  readonly [valuesSlot]: unknown[];
}

/** The subject behind a view, for functions that are handed a view by an expression. */
export function subjectOf<S>(type: ObjectType<S>, view: object): S {
  if (Object.getPrototypeOf(view)?.constructor !== type.viewConstructor) throw new TypeError(`not a ${type.name}`);
  return (view as ViewSlots<S>)[subjectSlot];
}

/** A field with a plain value. `read` gives the value, or an Unknown. */
export function field<S>(type: string, description: string, read: (subject: S) => Knowable<unknown>): Field<S> {
  return { type, description, read };
}

/** A field that is an object of another type. */
export function objectField<S, T>(type: ObjectType<T>, description: string, read: (subject: S) => Knowable<T>): Field<S> {
  return {
    type: type.name,
    description,
    read: (subject) => {
      const value = read(subject);
      return isUnknown(value) ? value : type.view(value);
    },
  };
}

/** A field that is a list of objects of another type. */
export function listField<S, T>(type: ObjectType<T>, description: string, read: (subject: S) => Knowable<readonly T[]>): Field<S> {
  return {
    type: `list<${type.name}>`,
    description,
    read: (subject) => {
      const value = read(subject);
      return isUnknown(value) ? value : value.map((item) => type.view(item));
    },
  };
}

/**
 * A map of strings whose keys may be known though their values are not: its size and its keys are answers, and whatever needs a
 * value that is not known makes the outcome unknown (`key in map` too, since the expression library reads the value for it).
 */
export function mapField<S>(description: string, read: (subject: S) => Knowable<Readonly<Record<string, Knowable<string>>>>): Field<S> {
  return {
    type: 'map<string, string>',
    description,
    read: (subject) => {
      const value = read(subject);
      return isUnknown(value) ? value : knowableMap(value);
    },
  };
}

function knowableMap(entries: Readonly<Record<string, Knowable<string>>>): Map<string, Knowable<string>> {
  const map = new Map(Object.entries(entries));
  const get = map.get.bind(map);
  const orThrow = (key: string, value: Knowable<string>): string => {
    if (isUnknown(value)) throw unknownRead(key, value);
    return value;
  };
  // CEL sees a Map by its constructor, so the map itself is taught to throw.
  map.get = (key) => {
    const value = get(key);
    return value === undefined ? value : orThrow(key, value);
  };
  // Two maps are compared entry by entry.
  map[Symbol.iterator] = function* () {
    for (const [key, value] of map.entries()) yield [key, orThrow(key, value)];
    return undefined;
  };
  return map;
}

/** Declares an object type. Field order is the order in the documentation. */
export function objectType<S>(name: string, description: string, fields: Readonly<Record<string, Field<S>>>): ObjectType<S> {
  const viewConstructor = (): void => undefined;
  const prototype: object = Object.create(Object.prototype, {
    constructor: { value: viewConstructor },
    ...Object.fromEntries(Object.entries(fields).map(([key, { read }], index) => [key, { get: getter(`${name}.${key}`, index, read) }])),
  });
  viewConstructor.prototype = prototype;
  return {
    name,
    description,
    fields,
    viewConstructor,
    view: (subject) => {
      const view = Object.create(prototype) as { [subjectSlot]: S; [valuesSlot]: unknown[] };
      view[subjectSlot] = subject;
      view[valuesSlot] = [];
      return view;
    },
  };
}

function getter<S>(label: string, index: number, read: (subject: S) => unknown): (this: ViewSlots<S>) => unknown {
  return function () {
    const values = this[valuesSlot];
    let value = values[index];
    if (value === undefined) {
      const fresh = read(this[subjectSlot]);
      value = isUnknown(fresh) ? unknownRead(label, fresh) : fresh;
      values[index] = value;
    }
    if (value instanceof UnknownRead) throw value;
    return value;
  };
}
