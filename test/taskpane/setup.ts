import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";

// Asking jsdom for the visibility of every ancestor makes role queries ten times slower; toBeVisible still asks.
configure({ defaultHidden: true });
