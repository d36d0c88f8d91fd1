/** The calls that are measured: one line, one number, paths of the demonstration line of Kenya. */
import { handsets } from '../../src/gateways/handsets.ts';

export const line = 'demo-ke';
export const gateway = 'africastalking';

/** Keys of a card's pages, back and forth, at each depth; every one leads to a page that is there. */
export const pathByDepth: ReadonlyMap<number, string> = new Map([
  [0, ''],
  [2, '1*1'],
  [3, '1*1*9'],
  [6, '1*1*9*9*0*9'],
  [12, '1*3*2*9*9*0*0*0*0*1*9*9'],
]);

/** Leads to the clinics near a place, which are found and written anew for each caller. */
export const clinicPath = '1*2*1*1';

/** The callback of a call that has come so far. */
export async function callbackOf(url: string, path: string) {
  const handset = handsets[gateway]?.ussd;
  if (!handset) throw new Error('the measured gateway has a handset');
  const inputs = path === '' ? [] : path.split('*');
  return handset.writeCallback({
    url,
    session: 'ATUid_measured',
    number: '+447700900001',
    serviceCode: '*384*00000#',
    inputs,
  });
}

/** A gateway that sends the newest input alone, and numbers no steps: its requests may be the same ones again and again. */
export const keptGateway = 'arkesel';

/** The body of one key of a call of its own. */
export function keptBodyOf(caller: number, key: string): string {
  const handset = handsets[keptGateway]?.ussd;
  if (!handset) throw new Error('the measured gateway has a handset');
  const call = { url: '', session: `measured-${caller}`, number: '+447700900001', serviceCode: '*384*00000#' };
  return handset.writeCallback({ ...call, inputs: [key] }).body;
}
