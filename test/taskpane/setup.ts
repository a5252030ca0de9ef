import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";

// A screen is loaded when it is first opened, and jest compiles it at that moment: give a first look that time.
configure({ asyncUtilTimeout: 5_000 });

// jsdom holds every element against every style rule whenever a role or a name is looked for: half of these tests' time.
// Looks are the browser tests' matter; what is hidden here is hidden by its markup.
CSSStyleSheet.prototype.insertRule = () => 0;
