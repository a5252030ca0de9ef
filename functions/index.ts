import { publishRuntime } from "./client";
import { runtime } from "./runtime";
import "./channel";
import "./data";
import "./model";
import "./optimise";
import "./scenario";
import "./track";

publishRuntime(runtime);
