import type { ComponentChildren, Ref } from 'preact';
import { optionId } from './combobox.ts';

/** Things to choose from, as an ARIA list box; which one is active is its owner's business. */
export function OptionList<Option>({
  id,
  class: className,
  label,
  options,
  keyOf,
  render,
  active,
  listRef = null,
  keepsFocus = false,
  onPick,
  onKeyDown,
}: {
  id: string;
  class: string;
  label: string;
  options: readonly Option[];
  keyOf: (option: Option) => string;
  render: (option: Option) => ComponentChildren;
  /** Index of the active option; -1 for none. */
  active: number;
  listRef?: Ref<HTMLDivElement>;
  /** The focus stays in the field that the list hangs on (ARIA combobox). */
  keepsFocus?: boolean;
  onPick: (option: Option) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const onClick = ({ target }: MouseEvent) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    const option = options[Number(element?.dataset.index)];
    if (option !== undefined) onPick(option);
  };
  return (
    <div
      ref={listRef}
      id={id}
      class={className}
      role="listbox"
      tabIndex={keepsFocus ? -1 : 0}
      aria-label={label}
      aria-activedescendant={keepsFocus || active < 0 ? undefined : optionId(id, active)}
      onMouseDown={keepsFocus ? (event) => event.preventDefault() : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        <div
          key={keyOf(option)}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          data-index={index}
          aria-selected={index === active}
        >
          {render(option)}
        </div>
      ))}
    </div>
  );
}
