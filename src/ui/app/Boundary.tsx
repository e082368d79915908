import { Component, type ComponentChildren } from 'preact';
import { Words } from '../components/Words.tsx';

/** Keeps the rest of the panel alive where a view breaks, says what broke, and offers to try again. */
export class Boundary extends Component<{ children: ComponentChildren }, { problem: string | null }> {
  override state = { problem: null };

  static override getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: String(error) };
  }

  override render() {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <div class="state-place" role="alert">
        <p>
          <Words of="interface.problem.failed" values={{ text: { verbatim: problem } }} />
        </p>
        <button type="button" class="button primary" onClick={() => this.setState({ problem: null })}>
          <Words of="interface.problem.retry" />
        </button>
      </div>
    );
  }
}
