import { publishRuntime } from "./client";
import { runtime } from "./runtime";
import "./channel";
import "./contribution";
import "./data";
import "./forecast";
import "./model";
import "./optimise";
import "./optimiseTargets";
import "./scenario";
import "./track";

publishRuntime(runtime);
