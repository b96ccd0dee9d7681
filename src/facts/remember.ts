/** A function whose answers are kept: an estate repeats a few policy texts thousands of times. */
export function remember<R>(answer: (text: string) => R): (text: string) => R {
  const known = new Map<string, { readonly answer: R }>();
  return (text) => {
    let kept = known.get(text);
    if (kept === undefined) {
      kept = { answer: answer(text) };
      known.set(text, kept);
    }
    return kept.answer;
  };
}

/** The same for answers about an object, which are kept as long as the object is. */
export function rememberAbout<T extends object, R>(answer: (about: T) => R): (about: T) => R {
  const known = new WeakMap<T, { readonly answer: R }>();
  return (about) => {
    let kept = known.get(about);
    if (kept === undefined) {
      kept = { answer: answer(about) };
      known.set(about, kept);
    }
    return kept.answer;
  };
}
