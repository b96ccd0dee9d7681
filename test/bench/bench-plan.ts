import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedPlan } from './generated-plan.ts';
import { compare, ecrAudit, folder, script } from './measure.ts';

/** Starting, and judging plans of growing size. */
export function benchPlan(empty: string): void {
  compare('start: --version against an empty oclif command', script(ecrAudit, '--version'), script(empty, 'nothing'), 1.3);
  const spent: number[] = [];
  for (const count of [10, 1_000, 10_000]) {
    const plan = path.join(folder, `plan-${count}.json`);
    writeFileSync(plan, generatedPlan(count));
    const size = (statSync(plan).size / 2 ** 20).toFixed(1);
    for (const format of ['json', 'table']) {
      const what = `plan: ${count} repositories, ${size} MB, -f ${format}, against start + JSON.parse`;
      const own = compare(what, script(ecrAudit, 'plan', plan, '-f', format), script(empty, 'parse', plan), 2);
      if (format === 'json') spent.push(own);
    }
  }
  const [, thousand = 0, tenThousand = 0] = spent;
  console.log(`growth: 10 times the repositories take ${(tenThousand / thousand).toFixed(1)} times as long (linear: at most 10)`);
}
