import { expect, test } from 'vitest';
import { bonesOf } from '../../src/directory/sound.ts';

test.each([
  ['lids', 'leeds'],
  ['slau', 'slough'],
  ['sefild', 'sheffield'],
  ['braiton', 'brighton'],
  ['islee', 'isili'],
  ['bornmut', 'bournemouth'],
  ['foneks', 'phonecks'],
  ['kiliph', 'kilif'],
  ['vembley', 'wembley'],
])('%s sounds like %s', (typed, name) => {
  expect(bonesOf(typed)).toBe(bonesOf(name));
});

test.each([
  ['luton', 'leeds'],
  ['meru', 'embu'],
  ['kitale', 'kitui'],
])('%s does not sound like %s', (typed, name) => {
  expect(bonesOf(typed)).not.toBe(bonesOf(name));
});
