import { Component, type ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { problemWords } from "../text/problemWords";
import { Notice } from "./Notice";

/** Keeps a fault of one screen on that screen: says so and offers to draw it again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Notice
        kind="error"
        isAlert
        actions={<Button onClick={() => this.setState({ hasFailed: false })}>{problemWords.reload}</Button>}
      >
        {problemWords.crashed}
      </Notice>
    );
  }
}
