/** The paragraphs of the demo's table that the README shows, by how they begin; what lies between is left out. */
const shown = [
  /^ecr-audit scan/,
  /^kestrel-apps\/production \(prod\)/,
  /^label-api \(prod\)/,
  /^Could not be read/,
  /^critical +high/,
  /^critical +\d/,
  /^outcomes/,
];

/** The README with a picture of what `scan --demo` prints, in the block that begins with the command. */
export function withPicture(readme: string, table: string): string {
  const block = /(?<=^```text\n\$ ecr-audit scan --demo\n)[\s\S]*?(?=^```$)/m;
  if (!block.test(readme)) throw new Error('the README has no block that begins with "$ ecr-audit scan --demo"');
  return readme.replace(block, () => pictureOf(table));
}

function pictureOf(table: string): string {
  const paragraphs = table.trimEnd().split('\n\n');
  const parts = shown.map((start) => {
    const at = paragraphs.findIndex((paragraph) => start.test(paragraph.trimStart()));
    if (at < 0) throw new Error(`the demo prints nothing that begins with ${start}`);
    return { at, text: paragraphs[at] ?? '' };
  });
  const last = paragraphs.at(-1) ?? '';
  const texts = parts.map(({ at, text }, number) => (number > 0 && at > (parts[number - 1]?.at ?? 0) + 1 ? `...\n\n${text}` : text));
  return `${[...texts, last].join('\n\n')}\n`;
}

/** The README with a picture of a simulation of the demo: what goes, the first lint, and the verdict. */
export function withSimulation(readme: string, table: string): string {
  const block = /(?<=^```text\n\$ ecr-audit simulate production-parcel-tariffs --demo\n)[\s\S]*?(?=^```$)/m;
  if (!block.test(readme)) throw new Error('the README has no block that begins with "$ ecr-audit simulate production-parcel-tariffs"');
  return readme.replace(block, () => simulationOf(table));
}

function simulationOf(table: string): string {
  const lines = table.trimEnd().split('\n');
  const proposed = lines.findIndex((line) => line.trim() === 'proposed:');
  const finding = lines.findIndex((line) => line.startsWith('  CRITICAL'));
  if (proposed < 0 || finding < 0) throw new Error('the simulation of the demo shows no lint with a proposal, or no critical finding');
  const end = lines.findIndex((line, at) => at > finding && line === '');
  const parts = [lines.slice(0, proposed), lines.slice(finding - 1, end), lines.slice(-1)];
  return `${parts.map((part) => part.join('\n')).join('\n\n...\n\n')}\n`;
}
