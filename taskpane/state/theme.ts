/** What a host may say of its looks; every part may be absent (Excel on the web says nothing). */
export interface HostLook {
  readonly isDarkTheme?: boolean;
  /** "#rrggbb" */
  readonly bodyBackgroundColor?: string;
}

export type Look = "light" | "dark" | "highContrast";

/**
 * The look of the pane: forced colours win; then the host's own word, then how dark its background is, then what the
 * system prefers.
 */
export function chooseLook(host: HostLook | undefined, matches: (query: string) => boolean): Look {
  if (matches("(forced-colors: active)")) return "highContrast";
  const isDark =
    host?.isDarkTheme ?? isDarkColour(host?.bodyBackgroundColor) ?? matches("(prefers-color-scheme: dark)");
  return isDark ? "dark" : "light";
}

/** Relative luminance below one half (WCAG 2 weights without its gamma: enough to tell dark from light). */
function isDarkColour(colour: string | undefined): boolean | undefined {
  const match = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour ?? "");
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5;
}
