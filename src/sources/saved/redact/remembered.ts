/** The same function, which remembers its newest answers. */
export function remembered(answer: (text: string) => string, most = 100_000): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= most) answers.clear();
    const given = answer(text);
    answers.set(text, given);
    return given;
  };
}
