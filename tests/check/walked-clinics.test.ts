import { expect, test } from 'vitest';
import { walkedClinics } from '../../src/check/walk/positions.ts';
import { aClinic } from '../support/directory.ts';

const clinics = (count: number) =>
  Array.from({ length: count }, (_, n) => aClinic({ id: `c${n}`, names: { en: 'x'.repeat(1 + (n % 20)) } }));

test('every clinic is walked to; of a great many the wordiest, which are the first not to fit', () => {
  const few = clinics(150);
  expect(walkedClinics({ clinics: few })).toBe(few);
  const wordy = aClinic({ id: 'wordy', directions: { en: 'Second floor, side stairs.' } });
  const walked = walkedClinics({ clinics: [...clinics(400), wordy] });
  expect(walked).toHaveLength(150);
  expect(walked[0]).toBe(wordy);
  expect(walked.every(({ names }) => (names.en ?? '').length > 12 || names.en === 'wordy')).toBe(true);
});
