// Rules: how decisions of third parties fall.
import { useState } from 'preact/hooks';
import type { ControlRule, ControlRuleInput, ControlRuleTested } from '../../contract/types.js';
import { act, ask, get, projectPath, Rejection } from '../client.js';
import { useLoaded } from '../loaded.js';
import { useCatalogue } from '../parts/catalogue-data.js';
import { words } from '../parts/chip.js';
import { counted } from '../parts/count.js';
import { dialog, Frame } from '../parts/dialog.js';
import { DataFields, dataOf, type EventData, given } from '../parts/event-data.js';
import { Choice, Field } from '../parts/field.js';
import { Failure } from '../parts/notice.js';
import { Switched } from '../parts/switched.js';
import { place, project } from '../place.js';

const pathOf = (id = ''): string => projectPath(project.value, `/rules${id && `/${encodeURIComponent(id)}`}`);

export function Rules() {
  const { value, error, reload, change } = useLoaded(
    () => get<'RulesController_listRules_v1'>(pathOf()),
    [project.value],
  );
  const rules = value?.rules ?? [];
  return (
    <section aria-label="Rules">
      <div class="bar">
        <button type="button" class="primary" onClick={() => editRule({}, reload)}>
          New rule…
        </button>
        <button
          type="button"
          onClick={() => {
            dialog.value = () => <TryRules />;
          }}
        >
          Which rule would decide?
        </button>
        {rules.length > 0 && (
          <button type="button" onClick={() => change(() => act<'RulesController_deleteRules_v1'>('DELETE', pathOf()))}>
            Delete all
          </button>
        )}
      </div>
      <Failure error={error} waiting={!value} />
      {value && rules.length === 0 && (
        <p class="empty">
          No rule is set, so third parties decide as usual: they approve. A rule lets them reject, wait, or take longer.
        </p>
      )}
      <ul class="cards">
        {rules.map((rule) => (
          <li key={rule.id} aria-current={rule.id === place.value.rest[0] ? 'true' : undefined}>
            <span class="name">
              <b>
                {rule.outcomes.map(words).join(', then ')}
                {rule.after && ` after ${rule.after}`}
              </b>
              <small title={matchOf(rule)}>
                {matchOf(rule)}
                {Object.keys(rule.with).length > 0 && `, with ${JSON.stringify(rule.with)}`}
                {rule.times !== undefined && `, at most ${counted(rule.times, 'time')}`}
              </small>
            </span>
            <span class="aside">
              {counted(rule.hits, 'hit')}
              {rule.enabled === false && ', off'}
            </span>
            <Switched
              id={rule.id}
              enabled={rule.enabled}
              onEdit={() => editRule({ rule }, reload)}
              onSwitch={(enabled) =>
                change(() => act<'RulesController_editRule_v1'>('PATCH', pathOf(rule.id), { enabled }))
              }
              onDelete={() => change(() => act<'RulesController_deleteRule_v1'>('DELETE', pathOf(rule.id)))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const matchOf = ({ match: { lifecycle, key, name } }: ControlRule): string =>
  `${lifecycle}${key ? ` ${key}` : ''}${name ? ` named ${name}` : ''}`;

interface RuleStart {
  lifecycle?: string;
  key?: string;
  /** The rule to edit; missing: a new one. */
  rule?: ControlRule;
}

/** Opens the form for a rule, filled as far as is known. */
export function editRule(start: RuleStart = {}, done: () => void = () => {}): void {
  dialog.value = () => <RuleForm start={start} done={done} />;
}

function RuleForm({ start: { rule, ...start }, done }: { start: RuleStart; done: () => void }) {
  const lifecycles = useCatalogue()?.lifecycles ?? [];
  const [lifecycle, setLifecycle] = useState(rule?.match.lifecycle ?? start.lifecycle ?? 'whatsapp.template');
  const [key, setKey] = useState(rule?.match.key ?? start.key ?? '');
  const [name, setName] = useState(rule?.match.name ?? '');
  const [outcome, setOutcome] = useState(rule?.outcomes[0] ?? '');
  const [data, setData] = useState<EventData>(dataOf(rule?.with ?? {}));
  const [after, setAfter] = useState(rule?.after ?? '');
  const [times, setTimes] = useState(rule?.times === undefined ? '' : String(rule.times));
  const known = lifecycles.find((each) => each.lifecycle === lifecycle);
  const outcomes = new Map<string, { label: string; takes: Readonly<Record<string, readonly string[]>> }>([
    ...(known?.decisions ?? []).flatMap(({ who, outcomes }) =>
      outcomes.map((each) => [each.outcome, { label: `${who}: ${words(each.outcome)}`, takes: each.with }] as const),
    ),
    ...(known?.checks ?? []).flatMap(({ who, outcomes }) =>
      outcomes.map((each) => [each.outcome, { label: `${who} refuses: ${each.error}`, takes: {} }] as const),
    ),
    ['hold', { label: 'wait until I decide', takes: {} }] as const,
  ]);
  const chosen = outcome || [...outcomes.keys()][0]!;
  const submit = async (): Promise<void> => {
    const filled = given(data);
    const body: ControlRuleInput = {
      match: { lifecycle, ...(key && { key }), ...(name && { name }) },
      // A rule with several outcomes keeps them unless another one was chosen.
      outcome: rule && chosen === rule.outcomes[0] ? rule.outcomes : chosen,
      ...(filled && { with: filled }),
      ...(after && { after }),
      ...(times && { times: Number(times) }),
    };
    if (!rule) await act<'RulesController_createRule_v1'>('POST', pathOf(), body);
    else {
      const enabled = rule.enabled === undefined ? {} : { enabled: rule.enabled };
      await act<'RulesController_replaceRule_v1'>('PUT', pathOf(rule.id), { ...body, ...enabled });
    }
    done();
  };
  return (
    <Frame title={rule ? `Edit ${rule.id}` : 'New rule'} submit={rule ? 'Save' : 'Add rule'} onSubmit={submit}>
      <Choice
        label="For"
        value={lifecycle}
        onInput={(next) => {
          setLifecycle(next);
          setOutcome('');
          setData({});
        }}
        options={lifecycles.map((each) => [each.lifecycle, each.lifecycle] as const)}
      />
      <Field label="Key" value={key} onInput={setKey} hint="empty: every one" />
      <Field label="Name" value={name} onInput={setName} hint="a pattern such as sale_*" />
      <Choice
        label="Outcome"
        value={chosen}
        onInput={setOutcome}
        options={[...outcomes].map(([value, { label }]) => [value, label] as const)}
      />
      <DataFields takes={outcomes.get(chosen)?.takes ?? {}} data={data} onInput={setData} />
      <Field label="After" value={after} onInput={setAfter} hint="such as 2s or 1d; empty: the default" />
      <Field label="Number of times" type="number" value={times} onInput={setTimes} hint="empty: unlimited" />
    </Frame>
  );
}

function TryRules() {
  const lifecycles = useCatalogue()?.lifecycles ?? [];
  const [lifecycle, setLifecycle] = useState('whatsapp.template');
  const [key, setKey] = useState('');
  const [answer, setAnswer] = useState<ControlRuleTested>();
  const [fault, setFault] = useState<Rejection>();
  const test = async (): Promise<void> => {
    setFault(undefined);
    try {
      setAnswer(await ask<'RulesController_testRules_v1'>(pathOf('test'), { lifecycle, ...(key && { key }) }));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      setFault(error);
    }
  };
  return (
    <Frame title="Which rule would decide?" wide>
      <Choice
        label="For"
        value={lifecycle}
        onInput={setLifecycle}
        options={lifecycles.map((each) => [each.lifecycle, each.lifecycle] as const)}
      />
      <Field label="Key" value={key} onInput={setKey} hint="such as spring_sale/EN_US" />
      <div class="acts">
        <button type="button" onClick={test}>
          Try
        </button>
      </div>
      <Failure error={fault} />
      {answer && (
        <ul class="cards" aria-live="polite">
          {answer.decisions.map(({ decision, who, outcome, because }) => (
            <li key={decision}>
              <span class="name">
                <b>
                  {who}: {words(outcome)}
                </b>
                <small>
                  {decision}, {because}
                </small>
              </span>
            </li>
          ))}
          {answer.rules.map(({ id, applies, because }) => (
            <li key={id}>
              <span class="name">
                <b>
                  {id} {applies ? 'applies' : 'does not apply'}
                </b>
                <small>{because}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
