import type { ReactNode } from "react";
import { FluentProvider, teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { App } from "./App";
import { ServicesContext, type PaneServices } from "./state/WorkspaceContext";
import type { Look } from "./state/theme";

const themes = { light: webLightTheme, dark: webDarkTheme, highContrast: teamsHighContrastTheme };

/** Fluent's theme for a look, as high as the page. */
export function Themed({ look, children }: { readonly look: Look; readonly children: ReactNode }) {
  return (
    <FluentProvider theme={themes[look]} style={{ height: "100%" }}>
      {children}
    </FluentProvider>
  );
}

/** The pane with its looks and services around it: what the page and the tests draw. */
export function Pane({ look, services }: { readonly look: Look; readonly services: PaneServices }) {
  return (
    <Themed look={look}>
      <ServicesContext value={services}>
        <App />
      </ServicesContext>
    </Themed>
  );
}
