import type { ButtonHTMLAttributes } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface Props extends Omit<ButtonHTMLAttributes, 'icon' | 'name' | 'class'> {
  readonly icon: IconName;
  /** What it does, as its name and its tooltip. */
  readonly name: string;
  /** Its name for keys and automation. */
  readonly action?: string | undefined;
  readonly on?: boolean;
}

/** A button of a toolbar: a picture, with its name in the tooltip. */
export function IconButton({ icon, name, action, on = false, ...rest }: Props) {
  return (
    <button
      type="button"
      class={on ? 'icon-button on' : 'icon-button'}
      data-action={action}
      aria-label={name}
      title={name}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
