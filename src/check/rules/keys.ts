/** Who signs what callers hear: two people are two, there are enough of them, and they are not all of one house. */
import type { Finding } from '../finding.ts';
import { as, inYaml, listed } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'keys';
const { error, warning } = as(id);
type Sources = SourceSubject['sources'];

export const keys: SourceRule = {
  id,
  explains:
    'keys.yaml has each handle and each key once, and enough keys; for production: of two organisations, and two to sign.',
  find: ({ sources, production }) => [
    ...twice(sources),
    ...thresholds(sources),
    ...(production ? [...tooFew(sources), ...ofOneHouse(sources), ...alone(sources)] : []),
  ],
};

function twice({ keysFile, values }: Sources): readonly Finding[] {
  const { people } = values.keys;
  return people.flatMap(({ handle, publicKey }, at) => {
    const before = people.slice(0, at);
    const owner = publicKey === undefined ? undefined : before.find((other) => other.publicKey === publicKey);
    return [
      ...(before.some((other) => other.handle === handle)
        ? [
            error(
              inYaml(keysFile, ['people', at, 'handle']),
              `The handle ${handle} stands here twice.`,
              'Give each person a handle of their own.',
            ),
          ]
        : []),
      ...(owner
        ? [
            error(
              inYaml(keysFile, ['people', at, 'publicKey']),
              `${handle} has the same key as ${owner.handle}: whoever holds it would count as one person, and look like two.`,
              'Let each person make a key of their own: npm run keys -- new HANDLE.',
            ),
          ]
        : []),
    ];
  });
}

const withKeys = ({ values }: Sources) => values.keys.people.filter(({ publicKey }) => publicKey !== undefined);

function thresholds(sources: Sources): readonly Finding[] {
  const { keysFile, values } = sources;
  const { threshold, thresholdForTexts = threshold } = values.keys;
  const names = ['threshold', 'thresholdForTexts'] as const;
  const none = names.filter((name) => Number(values.keys[name] ?? 1) < 1);
  const { length } = withKeys(sources);
  return [
    ...none.map((name) =>
      error(inYaml(keysFile, [name]), `${name} is 0: nobody would have to sign.`, 'Write 2, or more.'),
    ),
    ...(length > 0 && Number(threshold) > length
      ? [
          error(
            inYaml(keysFile, ['threshold']),
            `${threshold} people must sign, and ${length} of them can: nothing could be published.`,
            'Have the others make their keys by npm run keys -- new HANDLE, or write a smaller threshold.',
          ),
        ]
      : []),
    ...(Number(thresholdForTexts) > Number(threshold)
      ? [
          error(
            inYaml(keysFile, ['thresholdForTexts']),
            'More people must sign where texts alone change than where numbers change too.',
            'Take thresholdForTexts out, or write a smaller one.',
          ),
        ]
      : []),
  ];
}

function tooFew({ keysFile, line, values }: Sources): readonly Finding[] {
  if (values.keys.people.some(({ publicKey }) => publicKey !== undefined)) return [];
  return [
    warning(
      inYaml(keysFile, ['people']),
      'Nobody has a key, so nobody can publish, or take down what is dangerous: each change needs a deployment.',
      `Have each person make one: npm run keys -- new HANDLE --line ${line}.`,
    ),
  ];
}

function ofOneHouse(sources: Sources): readonly Finding[] {
  const houses = new Set(withKeys(sources).map(({ organisation }) => organisation.trim().toLowerCase()));
  const [first] = withKeys(sources);
  if (houses.size !== 1 || !first || Number(sources.values.keys.threshold) < 2) return [];
  const handles = withKeys(sources).map(({ handle }) => handle);
  return [
    warning(
      inYaml(sources.keysFile, ['people']),
      `All who can sign (${listed(handles)}) are of ${first.organisation}: a raid or a quarrel there reaches all keys.`,
      'Ask a partner organisation for a person who signs too.',
    ),
  ];
}

function alone({ keysFile, values }: Sources): readonly Finding[] {
  const { threshold, thresholdForTexts = threshold } = values.keys;
  if (Number(threshold) === 1)
    return [
      warning(
        inYaml(keysFile, ['threshold']),
        'One person alone can change every number that callers hear, as can a thief of one key.',
        'Write 2 as soon as a second person has a key.',
      ),
    ];
  if (Number(thresholdForTexts) !== 1) return [];
  return [
    warning(
      inYaml(keysFile, ['thresholdForTexts']),
      'One person alone can change every sentence that callers hear, rights in a raid among them, though no number and no clinic.',
      'Take thresholdForTexts out, unless one person has to mend texts at night.',
    ),
  ];
}
