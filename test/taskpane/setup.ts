import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";

// A screen is loaded when it is first opened, and jest compiles it at that moment: give a first look that time.
configure({ asyncUtilTimeout: 5_000 });
