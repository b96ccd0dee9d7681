/** A number and its unit are read as one. */
const sized = /(?<=\d) (?=(?:B|[KMGTP]iB|USD)\b)/g;
const joiner = '\u00a0';

/** Breaks text into lines of at most a width, at spaces where there are some, but not between a size or a price and its unit. */
export function wrap(text: string, width: number): string[] {
  return wrapWords(text.replace(sized, joiner), width).map((line) => line.replaceAll(joiner, ' '));
}

function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Wraps text under a label: the label once, the other lines indented to it. */
export function hang(label: string, text: string, width: number): string[] {
  const indent = ' '.repeat(label.length);
  return wrap(text, Math.max(20, width - label.length)).map((line, index) => `${index === 0 ? label : indent}${line}`.trimEnd());
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  return word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [word];
}
