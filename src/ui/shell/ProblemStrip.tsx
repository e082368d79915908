import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** Our own failures, over every view: each with a way to try again where there is one, and a way to be rid of it. */
export function ProblemStrip() {
  const { problems } = usePanel();
  const { text } = useTranslator();
  return problems.list.value.map(({ id, message, retry }) => (
    <div key={id} class="strip warning" role="alert" data-problem={id}>
      <span>
        <Text of={message} />
      </span>
      {retry && (
        <button type="button" class="button line" onClick={retry}>
          <Text of="interface.problem.tryAgain" />
        </button>
      )}
      <button
        type="button"
        class="button subtle"
        aria-label={text('interface.app.close')}
        onClick={() => problems.withdraw(id)}
      >
        ✕
      </button>
    </div>
  ));
}
