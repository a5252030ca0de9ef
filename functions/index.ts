import { publishRuntime } from "./client";
import { runtime } from "./runtime";
import "./channel";
import "./contribution";
import "./data";
import "./experiments";
import "./forecast";
import "./model";
import "./modelAccuracy";
import "./optimise";
import "./optimiseTargets";
import "./scenario";
import "./track";

publishRuntime(runtime);
