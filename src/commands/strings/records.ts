/** What reviews.yaml says of translations: who read them, and for which words they were made. */
import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ReviewsSource } from '../../content/keys.ts';

export type StringRecord = NonNullable<ReviewsSource['strings']>[number];

/**
 * Each record in place of an older one of its string, else at the end. One line a record, so that a difference between two
 * versions is read; comments and all else stay.
 */
export function withRecords(text: string, records: readonly StringRecord[]): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  const known = document.get('strings');
  const list: YAMLSeq = isSeq(known) ? known : (document.createNode<readonly StringRecord[]>([]) as YAMLSeq);
  list.flow = false;
  const at = new Map(list.items.map((item, index) => [isMap(item) ? nameOf(item) : '', index]));
  for (const record of records) {
    const node = document.createNode(record, { flow: true });
    const index = at.get(`${record.language} ${record.key}`);
    if (index === undefined) list.add(node);
    else list.set(index, node);
  }
  document.set('strings', list);
  return document.toString({ lineWidth: 0 });
}

const nameOf = (record: YAMLMap): string => `${record.get('language')} ${record.get('key')}`;
