import { expect, it } from 'vitest';
import { ownToleranceSeconds } from '../../src/gateways/signature.ts';
import { maxAgeMinutes } from '../../src/live/unanswered.ts';

it('where a company names no tolerance, a signature counts for as long as a text is answered', () => {
  expect(ownToleranceSeconds).toBe(maxAgeMinutes * 60);
});
