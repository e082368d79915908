import { Component, type ComponentType } from 'preact';

const differ = <Props extends object>(one: Props, other: Props): boolean =>
  Object.keys({ ...one, ...other }).some((name) => Reflect.get(one, name) !== Reflect.get(other, name));

/** The same component, drawn again by its parent only where one of its properties is another one; by its own state as ever. */
export function whenChanged<Props extends object>(Drawn: ComponentType<Props>): ComponentType<Props> {
  return class WhenChanged extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>) {
      return differ<object>(this.props, next);
    }

    override render(props: Props) {
      return <Drawn {...props} />;
    }
  };
}
