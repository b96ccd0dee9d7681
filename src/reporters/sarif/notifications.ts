import type { Incomplete, Notice, Report, RepositorySimulation } from '../../schema/generated/report.js';
import { policyFile } from '../policy-source.js';
import { formatCount, quantity } from '../quantity.js';
import type { SimulatedName } from '../simulated-name.js';
import { type ToldUncertainty, toldUncertainties } from '../told-uncertainties.js';
import { verificationWords } from '../verification-words.js';
import { sarifArtifact } from './location.js';
import { messageText } from './message.js';
import { maxResults } from './select.js';

/** What a reader should know of the run itself: what could not be read, what was left out, what is not certain, the notices. */
export function sarifNotifications({ incomplete, notices, simulation = [] }: Report, leftOut: number, nameOf: SimulatedName) {
  return [
    ...incomplete.map(ofIncomplete),
    ...ofLeftOut(leftOut),
    ...simulation.flatMap((one) => ofVerification(one, nameOf)),
    ...toldUncertainties(simulation, nameOf).map(ofUncertainty),
    ...notices.map(ofNotice),
  ];
}

function ofIncomplete({ what, where, why, hint }: Incomplete) {
  return notification('incomplete', 'error', `${what} could not be read (${where}): ${why}${hint === '' ? '' : `. ${hint}`}`);
}

function ofLeftOut(leftOut: number) {
  if (leftOut === 0) return [];
  const words = `${quantity(leftOut, 'result')} of the least severity left out: GitHub takes ${formatCount(maxResults)} a run. -f json has all`;
  return [notification('results-left-out', 'warning', words)];
}

/** That the preview says the same is no news. */
function ofVerification(simulation: RepositorySimulation, nameOf: SimulatedName) {
  const { verification } = simulation;
  if (verification === undefined || verification.status === 'agrees') return [];
  const words = `${nameOf(simulation)}: ${verificationWords(verification)}`;
  return [
    verification.status === 'differs' ? notification('preview-differs', 'warning', words) : notification('not-verified', 'note', words),
  ];
}

/** At the file of the policy, where there is one: which line of it hangs on what is not known is not told. */
function ofUncertainty({ code, message, assumed, simulation }: ToldUncertainty) {
  const file = policyFile(simulation);
  const told = notification(`uncertain/${code}`, 'note', `${message}. Assumed: ${assumed}`);
  return file === undefined ? told : { ...told, locations: [{ physicalLocation: { artifactLocation: sarifArtifact(file) } }] };
}

function ofNotice({ code, message, where }: Notice) {
  return notification(messageText(code, 'notice'), 'note', where === undefined ? message : `${message} (${where})`);
}

function notification(id: string, level: 'error' | 'warning' | 'note', text: string) {
  return { descriptor: { id }, level, message: { text: messageText(text, id) } };
}
