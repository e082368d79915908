import { Component, type ComponentChildren } from 'preact';
import { Problem } from '../components/Problem.tsx';

/** Keeps the rest of the panel alive where a view breaks, says what broke, and offers to try again. */
export class Boundary extends Component<{ children: ComponentChildren }, { problem: string | null }> {
  override state = { problem: null };

  static override getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: String(error) };
  }

  override render() {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return <Problem text={problem} onRetry={() => this.setState({ problem: null })} />;
  }
}
