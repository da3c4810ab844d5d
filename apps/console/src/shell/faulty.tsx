import { Component } from 'react';
import type { ReactNode } from 'react';
import { Fault } from '../design/states.tsx';

/** Shows what a view stumbled over, a part of it that could not be loaded included, in its place. */
export class Faulty extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override readonly state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Fault
        error={this.state.error}
        onRetry={() => {
          location.reload();
        }}
      />
    );
  }
}
