import { render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { App } from '../../../src/ui/shell/App.tsx';
import { createPanel } from '../../../src/ui/state/panel.ts';
import { createWorld } from '../fixtures/platform.ts';
import { hide } from '../fixtures/show.tsx';

vi.mock('../../../src/log/rows/row-builder.ts', () => {
  throw new Error('the file is gone');
});

test('where the code for closes cannot be loaded, the live view says so and offers to try again', async () => {
  // The file before may have left another view in the address.
  window.location.hash = '';
  const world = createWorld();
  const panel = await createPanel(world.platform);
  render(<App panel={panel} />);
  world.snapshot();
  const problem = await screen.findByRole('alert');
  expect(problem.textContent).toMatch(/Something in this view broke: .*/);
  expect(problem.querySelector('button')?.textContent).toBe('Show it again');
  await hide({ world, panel });
});
