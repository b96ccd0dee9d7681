/** Breaks text into lines of at most a width, at spaces where there are some. */
export function wrap(text: string, width: number): string[] {
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
