import { expect, it } from 'vitest';
import { verifyRecord } from '../../src/editions/record.ts';
import { believed, line, refused } from '../editions/records.ts';

it.each(believed)('the runtime believes a record with $name', async ({ text, by }) => {
  expect(await verifyRecord(text, line, by)).not.toHaveProperty('reason');
});

it.each(refused)('the runtime refuses a record as $reason with $name', async ({ reason, text, by }) => {
  expect(await verifyRecord(text, line, by)).toEqual({ reason });
});
