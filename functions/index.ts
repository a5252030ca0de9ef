import { publishRuntime } from "./client";
import { runtime } from "./runtime";
import "./optimise";
import "./scenario";
import "./track";

publishRuntime(runtime);
