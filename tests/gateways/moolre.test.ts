import { describe, expect, it } from 'vitest';
import { ussd } from '../../src/gateways/moolre/ussd.ts';

const form = 'application/x-www-form-urlencoded';
const json = JSON.stringify({ sessionId: 's1', new: false, msisdn: '447700900001', message: '2', data: '' });

function read(contentType: string, body: string) {
  const headers = new Headers({ 'content-type': contentType });
  return ussd.readInbound({ url: 'https://line.example/', headers, body, suffix: '' });
}

describe('Moolre, whose requests come as JSON under the content type of a form', () => {
  it.each([
    ['JSON', 'application/json', json],
    ['JSON as a form', form, json],
    ['JSON as a form, behind a line break', `${form}; charset=UTF-8`, `\r\n${json}`],
    ['a form', form, 'sessionId=s1&new=false&msisdn=447700900001&message=2&data='],
    ['a form in the spelling of the table', form, 'sessionid=s1&new=0&msisdn=447700900001&message=1*2'],
  ])('is understood: %s', (_name, contentType, body) => {
    const inbound = read(contentType, body);
    expect(inbound).toMatchObject({ phase: 'continue', session: 's1', inputs: ['2'], serviceCode: null });
  });

  it.each([
    ['a form without a session', 'new=true', 'missing-field'],
    ['a form with an input twice', 'sessionId=s1&new=false&message=1&message=2', 'repeated-field'],
    ['JSON with an input twice', '{"sessionId":"s1","new":false,"message":"1","message":"2"}', 'repeated-field'],
    ['broken JSON', '{"sessionId":"s1"', 'malformed'],
    ['nothing', '', 'missing-field'],
  ])('is refused as a form: %s', (_name, body, refused) => {
    expect(read(form, body)).toEqual({ refused });
  });
});
