/** Safety: who may be told of. Past its date an entry stops counting by itself, at the moment of the call. */
import type { Clinic, Hotline } from '../content/edition.ts';
import { localTime } from './local-time.ts';

/** Whether a clinic may be offered as firewalled at `now`: attested completely, not withdrawn, until the end of its last local day. */
export function isOffered(clinic: Clinic, zone: string, now: number): boolean {
  return isOfferedOn(clinic, localTime(zone, now).date);
}

/** The same for a local date YYYY-MM-DD already known. */
export function isOfferedOn({ attestation }: Clinic, date: string): boolean {
  return attestation?.offered === true && !attestation.withdrawn && date <= attestation.expiresOn;
}

/** Whether a hotline was checked recently enough to stand without "not checked since". */
export function isLive(hotline: Hotline, zone: string, now: number): boolean {
  return isLiveOn(hotline, localTime(zone, now).date);
}

/** The same for a local date YYYY-MM-DD already known. */
export function isLiveOn(hotline: Hotline, date: string): boolean {
  return date <= hotline.expiresOn;
}
