import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import './session.css';

/** What is being done with a session file, where it takes a while. */
export function FilesUnderWay() {
  const underWay = usePanel().files.underWay.value;
  return (
    <div class="files-under-way" role="status">
      {underWay && (
        <>
          <progress aria-hidden="true" /> <Text of={`session.${underWay}`} />
        </>
      )}
    </div>
  );
}
