import {
  type PolicyCalculation,
  type PolicyCalculator,
  routes,
  type ToldAnswers,
} from '@yizhan/contract';
import { useEffect, useState } from 'react';
import { Box, Empty } from '../../components';
import { useCommand } from '../../shell';
import { useAnswers } from './answers';
import { Held, Keeping } from './Keeping';
import { QuestionCard } from './QuestionCard';
import { ResultList } from './ResultList';
import './policies.scss';

/** One question at a time, the list narrowing beneath; what is typed stays on the phone. */
export function Calculator({ opened }: { readonly opened: PolicyCalculator }) {
  const { audience, definitions } = opened;
  const { facts, ask, calculation, pending } = useCalculation(opened);
  const asked = Object.keys(facts);
  const { next, results } = calculation;
  const definition = definitions.find((one) => one.fact === next?.fact);
  const back = (): void => ask(without(facts, asked[asked.length - 1]));
  return (
    <Box className="yz-stack">
      {next && definition ? (
        <QuestionCard
          key={definition.fact}
          definition={definition}
          number={asked.length + 1}
          waiting={next.waiting}
          pending={pending}
          onAnswer={(answer) => ask({ ...facts, [definition.fact]: answer })}
          onBack={asked.length > 0 ? back : null}
        />
      ) : (
        <Empty
          icon="check"
          title="问完了"
          hint={finding(results.filter((one) => one.verdict === 'yes').length)}
        />
      )}
      <Held held={opened.held} />
      <ResultList results={results} />
      {asked.length > 0 && (
        <Keeping
          audience={audience}
          facts={facts}
          kept={Object.keys(opened.saved).length > 0}
          onRestart={() => ask({})}
        />
      )}
    </Box>
  );
}

function finding(met: number): string {
  return met > 0 ? `${met} 项符合，按金额从高到低排在下面` : '暂时没有完全符合的，看看下面还差什么';
}

/** The answers as they stand and what all policies say to them. */
function useCalculation(opened: PolicyCalculator) {
  const { audience, saved } = opened;
  const draft = useAnswers(audience);
  const facts: ToldAnswers = draft.value.own ? draft.value.facts : saved;
  const [calculation, setCalculation] = useState<PolicyCalculation>(opened.calculation);
  const { run, pending } = useCommand(routes.policies.calculate, { onDone: setCalculation });
  const [earlier] = useState(draft.value);

  // Answers of an earlier visit lie on the phone: the server hasn't seen them yet.
  useEffect(() => {
    if (earlier.own) void run({ body: { audience, facts: earlier.facts } });
  }, [earlier, audience, run]);

  const ask = (next: ToldAnswers): void => {
    draft.change({ facts: next, own: true });
    void run({ body: { audience, facts: next } });
  };
  return { facts, ask, calculation, pending };
}

function without(facts: ToldAnswers, fact: string | undefined): ToldAnswers {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => id !== fact));
}
